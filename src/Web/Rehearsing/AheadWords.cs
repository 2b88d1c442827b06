using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Rehearsal.Ahead;

namespace CampaignTracker.Web.Rehearsing;

/// <summary>How what is foretold reads to people.</summary>
public static class AheadWords
{
    public static (StatusKind Kind, string Word) Of(AheadKind kind) => kind switch
    {
        AheadKind.Run => (StatusKind.Quiet, "Flow"),
        AheadKind.Stage => (StatusKind.Active, "Stage"),
        AheadKind.Gate => (StatusKind.Quiet, "Gate"),
        AheadKind.Approval => (StatusKind.NeedsYou, "Approval"),
        AheadKind.Task => (StatusKind.NeedsYou, "Task"),
        AheadKind.Reminder => (StatusKind.Planned, "Reminder"),
        AheadKind.Briefing => (StatusKind.Planned, "Briefing"),
        AheadKind.Policy => (StatusKind.Done, "Policy"),
        AheadKind.Wait => (StatusKind.Quiet, "Waits"),
        AheadKind.Call => (StatusKind.Quiet, "Web call"),
        AheadKind.Failure => (StatusKind.Wrong, "Failure"),
    };

    public static string Of(AskKind kind) => kind switch
    {
        AskKind.Approval => "An approval",
        AskKind.Gate => "A gate",
        AskKind.Task => "A task",
        AskKind.Reflection => "A pause to reflect",
        AskKind.SignOff => "A sign-off",
        AskKind.Event => "Something that may happen",
        AskKind.CallBack => "A partner's call back",
        AskKind.Call => "The answer of a web address",
    };

    /// <summary>What "nobody answers" means here.</summary>
    public static string Nothing(AskKind kind) => kind switch
    {
        AskKind.Gate => "It stays closed",
        AskKind.Event or AskKind.CallBack => "It does not come",
        AskKind.Approval or AskKind.Task or AskKind.Reflection or AskKind.SignOff or AskKind.Call => "Nobody answers",
    };

    /// <summary>Whether a person may say what it brings, as JSON.</summary>
    public static bool BringsSomething(AskKind kind) => kind is AskKind.Event or AskKind.CallBack or AskKind.Call;

    public static string Whom(Ask ask) => ask.MayAct.Count == 0 ? "" : EnumWords.Sentence(Listing.Or([.. ask.MayAct.Select(Who)]));

    public static WaitingSentence Sentence(StillWaiting wait) =>
        new WaitLine(wait.Run, 0, wait.Path, wait.StepType, wait.Title, wait.WaitingFor, wait.Since, wait.Until, wait.MayAct).Sentence($"/runs/{wait.Run}");

    private static string Who(string assignee) =>
        assignee.StartsWith("person:", StringComparison.Ordinal) ? assignee["person:".Length..] : Assignee.Parse(assignee).Words();
}
