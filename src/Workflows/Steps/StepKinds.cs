using System.Collections.Frozen;

namespace CampaignTracker.Workflows.Steps;

/// <summary>The kinds by type name.</summary>
internal static class StepKinds
{
    private static readonly UnsupportedStep Unsupported = new();

    private static readonly FrozenDictionary<string, StepKind> Kinds = new Dictionary<string, StepKind>
    {
        ["Scope"] = new ScopeStep(),
        ["If"] = new IfStep(),
        ["Switch"] = new SwitchStep(),
        ["Foreach"] = new ForeachStep(),
        ["Until"] = new UntilStep(),
        ["Terminate"] = new TerminateStep(),
        ["Workflow"] = new ChildFlowStep(),
        ["Compose"] = new ComposeStep(),
        ["ParseJson"] = new ParseJsonStep(),
        ["Query"] = new QueryStep(),
        ["Select"] = new SelectStep(),
        ["Join"] = new JoinStep(),
        ["Table"] = new TableStep(),
        ["InitializeVariable"] = new InitializeVariableStep(),
        ["SetVariable"] = new SetVariableStep(),
        ["IncrementVariable"] = new CountVariableStep(1),
        ["DecrementVariable"] = new CountVariableStep(-1),
        ["AppendToArrayVariable"] = new AppendToArrayStep(),
        ["AppendToStringVariable"] = new AppendToStringStep(),
        ["Wait"] = new WaitStep(),
        ["Expression"] = new DateTimeStep(),
        ["Http"] = new HttpStep(),
        ["HttpWebhook"] = new HttpWebhookStep(),
        ["Response"] = new ResponseStep(),
        ["Campaign.Stage"] = new StageStep(),
        ["Campaign.Gate"] = new GateStep(),
        ["Campaign.Approval"] = new ApprovalStep(),
        ["Campaign.Task"] = new TaskStep(),
        ["Campaign.Reminder"] = new ReminderStep(),
        ["Campaign.Briefing"] = new BriefingStep(),
        ["Campaign.WaitForEvent"] = new WaitForEventStep(),
        ["Campaign.RecordPolicyState"] = new RecordPolicyStateStep(),
        ["Campaign.Reflection"] = new ReflectionStep(),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static StepKind For(string type) => Kinds.GetValueOrDefault(type, Unsupported);
}
