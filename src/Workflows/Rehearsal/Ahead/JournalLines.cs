using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Lines about how runs move: what they begin to wait for, gates that open, failures, ends.</summary>
internal sealed class JournalLines(AheadLog log, MemoryFlowStore store, Zone zone)
{
    // Their fault is that of a step in them, which has a line of its own.
    private static readonly string[] Blocks = ["Scope", "If", "Switch", "Foreach", "Until", "Campaign.Stage"];

    /// <param name="isNew">Whether a step has only now begun to wait; its description may change while it does.</param>
    public void Write(TurnWrites writes, Func<WaitWrite, bool> isNew)
    {
        var waits = writes.Waits.Where(isNew).ToDictionary(wait => (wait.Run, wait.Instance));
        foreach (var journal in writes.Journal)
        {
            foreach (var entry in JournalJson.Read(journal.Entries))
            {
                log.Settle(journal.Run, entry.Instance);
                Write(journal.Run, store.FlowOf(journal.Run), entry);
                if (entry.Kind == JournalKind.StepWaiting && waits.GetValueOrDefault((journal.Run, entry.Instance)) is { } wait)
                {
                    Write(wait);
                }

                log.Settle(journal.Run, entry.Instance);
            }
        }

        foreach (var run in writes.Runs.Where(run => run.Trouble is not null))
        {
            log.Write(AheadKind.Failure, run.Run.Id, 0, store.FlowOf(run.Run.Id), "", "The engine could not go on with this run", run.Trouble);
        }

        log.Settle();
    }

    private void Write(WaitWrite wait)
    {
        var until = wait.Until is { } day ? $" until {Day(day)}" : "";
        switch (wait.StepType)
        {
            case "Campaign.Gate":
                Write(AheadKind.Gate, wait, $"Waits at the gate “{InWords(wait.Title)}” for {wait.WaitingFor}", wait.Until is { } deadline ? $"Its deadline is {Day(deadline)}." : null);
                break;
            case "Campaign.WaitForEvent" or "HttpWebhook":
                Write(AheadKind.Wait, wait, $"Waits for {wait.WaitingFor}{until}", null);
                break;
        }
    }

    private void Write(Guid run, string flow, JournalEntry entry)
    {
        switch (entry)
        {
            case { Kind: JournalKind.RunStarted }:
                log.Write(AheadKind.Run, run, 0, flow, "", $"The flow “{flow}” starts");
                break;
            case { Kind: JournalKind.RunEnded }:
                log.Write(entry.Status == StepStatus.Succeeded ? AheadKind.Run : AheadKind.Failure, run, 0, flow, "", $"The flow “{flow}” {Ending(entry.Status)}", entry.Fault?.Message);
                break;
            case { Kind: JournalKind.StepRetrying }:
                log.Write(AheadKind.Failure, run, entry.Instance, flow, entry.Path, "It fails and will be tried again", entry.Fault?.Message);
                break;
            case { Kind: JournalKind.StepEnded, Status: StepStatus.Failed or StepStatus.TimedOut, Fault: { } fault } when !Blocks.Contains(entry.StepType):
                log.Write(AheadKind.Failure, run, entry.Instance, flow, entry.Path, entry.Status == StepStatus.TimedOut ? "It runs out of time" : "It fails", fault.Message);
                break;
            case { Kind: JournalKind.StepEnded, Status: StepStatus.Succeeded }:
                Ended(run, flow, entry);
                break;
        }
    }

    private void Ended(Guid run, string flow, JournalEntry entry)
    {
        var outputs = entry.Outputs ?? Value.Null;
        switch (entry.StepType)
        {
            case "Campaign.Gate" when outputs.Get("by")?.AsText() is { } by:
                var isAssumed = by != "facts";
                log.Write(AheadKind.Gate, run, entry.Instance, flow, entry.Path, $"The gate “{Title(entry)}” is passed", isAssumed ? null : "What it waits for holds.", isAssumed);
                break;
            case "Campaign.WaitForEvent":
                var late = outputs.Get("timedOut") is BooleanValue { Value: true };
                log.Write(AheadKind.Wait, run, entry.Instance, flow, entry.Path, late ? "Nothing came by the deadline; the flow goes on" : $"It comes: {Title(entry)}", null, !late);
                break;
            case "Campaign.Reflection" when outputs.Get("timedOut") is BooleanValue { Value: true }:
                log.Write(AheadKind.Task, run, entry.Instance, flow, entry.Path, $"“{Title(entry)}” ends without a review");
                break;
        }
    }

    private void Write(AheadKind kind, WaitWrite wait, string text, string? why) => log.Write(kind, wait.Run, wait.Instance, store.FlowOf(wait.Run), wait.Path, text, why);

    private static string Ending(StepStatus status) => status switch
    {
        StepStatus.Succeeded => "ends",
        StepStatus.Failed => "ends with a failure",
        StepStatus.TimedOut => "runs out of time",
        StepStatus.Cancelled => "is cancelled",
        StepStatus.Skipped or StepStatus.Running or StepStatus.Waiting or StepStatus.None => "ends",
    };

    private static string Title(JournalEntry entry) => entry.Inputs?.Get("title")?.AsText() ?? AheadLog.InWords(entry.Path);

    private static string InWords(string title) => title.Replace('_', ' ');

    private string Day(DateTimeOffset at) => zone.In(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
