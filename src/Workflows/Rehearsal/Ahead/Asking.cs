using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Notices where somebody is asked, and decides by the assumptions whether and when they answer.</summary>
internal sealed class Asking(
    Assumptions assumptions, InMemoryCampaignStore records, RehearsedBriefings briefings, MemoryFlowStore store, VirtualClock clock, Zone zone, IWorkingDays workingDays)
{
    private static readonly TimeOnly Afternoon = new(14, 0);
    private static readonly TimeSpan SameDay = TimeSpan.FromHours(2);

    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly List<Ask> _asks = [];

    public IReadOnlyList<Ask> Asks => _asks;

    /// <summary>A step waits. Null where it asks nobody.</summary>
    public async Task<Ask?> OfAsync(WaitWrite wait, CancellationToken cancel)
    {
        if (await KindAsync(wait, cancel) is not { } kind)
        {
            return null;
        }

        return await NoteAsync(kind, wait.Run, wait.Instance, wait.Path, wait.Title.Replace('_', ' '), People(wait.MayAct), cancel);
    }

    /// <summary>A web address is called, and answers at once.</summary>
    public Task<Ask> OfCallAsync(Guid run, long instance, string path, string title, CancellationToken cancel) =>
        NoteAsync(AskKind.Call, run, instance, path, title, [], cancel);

    public AssumedAnswer? AnswerTo(Ask ask) => assumptions.To(StepOf(ask.Key), ask.Time);

    /// <summary>What a call brings whether or not anybody was asked; null for nothing.</summary>
    public Value? ContentOf(Ask ask) =>
        (assumptions.Answers.GetValueOrDefault(ask.Key) ?? assumptions.Answers.GetValueOrDefault(StepOf(ask.Key)))?.Content;

    private async Task<Ask> NoteAsync(AskKind kind, Guid run, long instance, string path, string title, IReadOnlyList<string> mayAct, CancellationToken cancel)
    {
        var step = AheadLog.NameOf(path);
        var time = _times[step] = _times.GetValueOrDefault(step) + 1;
        var options = await OptionsAsync(kind, run, instance, cancel);
        var ask = new Ask(Assumptions.KeyOf(step, time), kind, run, instance, store.FlowOf(run), AheadLog.InWords(path), time, title, mayAct, options, zone.In(clock.Now));
        if (kind == AskKind.Call)
        {
            ask = ask with { AnsweredAt = ask.At, Choice = options[0] };
        }
        else if (AnswerTo(ask) is { } answer && Choose(answer.Choice, options) is { } choice)
        {
            ask = ask with { AnsweredAt = zone.In(When(answer)), Choice = choice };
        }

        _asks.Add(ask);
        return ask;
    }

    private static string StepOf(string key) => key.IndexOf('~', StringComparison.Ordinal) is > 0 and var mark ? key[..mark] : key;

    /// <summary>Null where it is not to be had: to take another one for it would foretell what nobody assumed.</summary>
    private static string? Choose(string? choice, IReadOnlyList<string> options) => string.IsNullOrEmpty(choice)
        ? options[0]
        : options.FirstOrDefault(option => string.Equals(option, choice, StringComparison.OrdinalIgnoreCase));

    private async Task<AskKind?> KindAsync(WaitWrite wait, CancellationToken cancel) => wait.StepType switch
    {
        "Campaign.Approval" => AskKind.Approval,
        "Campaign.Gate" => AskKind.Gate,
        "Campaign.Task" => AskKind.Task,
        "Campaign.Reflection" => AskKind.Reflection,
        "Campaign.WaitForEvent" => AskKind.Event,
        "HttpWebhook" => AskKind.CallBack,
        "Campaign.Briefing" when await BriefingAsync(wait.Run, wait.Instance, cancel) is { Status: BriefingStatus.AwaitingSignOff } => AskKind.SignOff,
        _ => null,
    };

    private async Task<IReadOnlyList<string>> OptionsAsync(AskKind kind, Guid run, long instance, CancellationToken cancel) => kind switch
    {
        AskKind.Approval => await records.FindApprovalAsync(new ApprovalId(StepRecordId.Of(run, instance, 1)), cancel) is { } approval
            ? [.. approval.Options]
            : [Approval.Approve, Approval.Reject],
        AskKind.Gate => ["Passed"],
        AskKind.Task or AskKind.Reflection => ["Done"],
        AskKind.SignOff => ["Signed off", "Refused"],
        AskKind.Event => ["Comes"],
        AskKind.CallBack => ["Calls back"],
        AskKind.Call => ["Answers"],
    };

    private Task<Briefing?> BriefingAsync(Guid run, long instance, CancellationToken cancel) =>
        briefings.FindByStepAsync(new FlowStepOrigin(run, instance, 1).Key, cancel);

    public static IReadOnlyList<string> People(string mayAct) =>
        ValueJson.Parse(mayAct) is ArrayValue people ? [.. people.Select(one => one.AsText()).OfType<string>()] : [];

    private DateTimeOffset When(AssumedAnswer answer)
    {
        if (answer is { On: null, After: { } after })
        {
            return clock.Now + after;
        }

        var day = answer.On ?? workingDays.Add(zone.DayOf(clock.Now), assumptions.WorkingDays);
        var at = zone.ToInstant(day, Afternoon);
        return at > clock.Now ? at : clock.Now + SameDay;
    }
}
