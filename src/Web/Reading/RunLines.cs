using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Web.Reading;

/// <summary>One life of a flow.</summary>
public sealed record RunLine(
    Guid Id, string Flow, Guid FlowId, int Version, CampaignId? Campaign, string? CampaignKey, string? CampaignTitle, RunStatus Status, string Trigger,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? FaultMessage, string? Trouble)
{
    public bool IsUnderWay => Status is RunStatus.New or RunStatus.Running or RunStatus.Paused;
}

/// <param name="IsUndoable">The run still stands where the move put it.</param>
public sealed record RunMoveLine(Guid Move, int From, int To, string By, DateTimeOffset At, bool IsUndoable);

/// <summary>A step that waits, in words.</summary>
public sealed record WaitLine(Guid Run, long Instance, string Path, string StepType, string Title, string WaitingFor, DateTimeOffset Since, DateTimeOffset? Until, IReadOnlyList<string> MayAct)
{
    /// <summary>People answer these in their own pages, so a campaign does not say them twice.</summary>
    public bool IsAnsweredElsewhere => StepType is "Campaign.Approval" or "Campaign.Task";

    public bool IsGate => StepType == "Campaign.Gate";

    public string Step => StepWords.Path(Path);

    public WaitingSentence Sentence(string? link) => new(
        StepType == "Wait" ? null : WaitingFor, Since, Until,
        StepType == "Wait" ? $"It is at the step “{Step}”." : MayAct.Count == 0 ? null : EnumWords.Sentence($"{Listing.Or([.. MayAct.Select(Who)])} can {(IsGate ? "override" : "act")}."), link);

    private static string Who(string assignee) => assignee.StartsWith("person:", StringComparison.Ordinal) ? assignee["person:".Length..] : Assignee.Parse(assignee).Words();
}

/// <summary>One line of a run's history as the page shows it.</summary>
public sealed record JournalLine(JournalEntry Entry)
{
    public string Step => Entry.Path.Length == 0 ? "The run" : StepWords.Path(Entry.Path);

    public StatusKind Kind => Entry.Kind switch
    {
        JournalKind.PersonActed => StatusKind.Active,
        JournalKind.StepRetrying => StatusKind.NeedsYou,
        JournalKind.Ignored => StatusKind.Quiet,
        JournalKind.RunStarted => StatusKind.Active,
        JournalKind.StepNoted => StatusKind.Quiet,
        JournalKind.StepWaiting => StatusKind.NeedsYou,
        JournalKind.StepEnded or JournalKind.RunEnded => StepWords.Kind(Entry.Status),
    };

    public string Word => Entry.Kind switch
    {
        JournalKind.RunStarted => "Started",
        JournalKind.StepWaiting => "Began to wait",
        JournalKind.StepRetrying => $"Failed, try {Entry.Attempt}; tried again",
        JournalKind.StepNoted => "Noted",
        JournalKind.PersonActed => EnumWords.Sentence(Entry.StepType.Length > 0 ? Entry.StepType : "acted"),
        JournalKind.Ignored => "Had no effect",
        JournalKind.StepEnded or JournalKind.RunEnded => StepWords.Word(Entry.Status),
    };

    public string? Took => Entry.StartedAt is { } started && Entry.Kind == JournalKind.StepEnded ? StepWords.Took(Entry.At - started) : null;

    /// <summary>The earlier run that this one repeats; null for any other entry.</summary>
    public Guid? Repeats =>
        Entry.Kind == JournalKind.RunStarted && Guid.TryParse(Entry.Inputs?.Get("repeats")?.AsText(), out var run) ? run : null;

    public bool HasDetails => (Entry.Inputs is not null && Repeats is null) || Entry.Outputs is not null || Entry.Tracked is not null;

    /// <summary>"“Evidence, Gate” succeeded", "the run was paused by Priya".</summary>
    public static string Sentence(JournalEntry entry)
    {
        var line = new JournalLine(entry);
        var what = entry.Path.Length == 0 ? "the run" : $"“{line.Step}”";
        var by = entry.By is null ? "" : $" by {entry.By}";
        return entry.Kind == JournalKind.PersonActed ? $"{what}: {entry.StepType}{by}" : $"{what}: {line.Word.ToLowerInvariant()}{by}";
    }

    public static string Text(Value value) => ValueJson.Write(value, indented: true);
}
