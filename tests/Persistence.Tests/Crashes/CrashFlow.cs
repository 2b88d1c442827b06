using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Tests.Crashes;

/// <summary>A flow with everything that a crash could lose or double: timers, loops, deliveries, reminders, an event, branches that join.</summary>
internal static class CrashFlow
{
    public const int Turns = 4;

    public static readonly string Actions = $$"""
        {
          "n": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "n", "type": "integer", "value": 0 } ] } },
          "Rounds": { "type": "Until", "expression": "@greaterOrEquals(variables('n'), {{Turns}})", "limit": { "count": 60, "timeout": "PT10H" },
            "actions": {
              "Pause": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Second" } } },
              "Deliver": { "type": "Http", "inputs": { "method": "POST", "uri": "https://example.org/letters", "body": "@variables('n')" }, "runAfter": { "Pause": ["Succeeded"] } },
              "Remind": { "type": "Campaign.Reminder", "inputs": { "title": "Round @{variables('n')}", "to": ["role:lead"], "at": "@utcNow()" }, "runAfter": { "Deliver": ["Succeeded"] } },
              "Add": { "type": "IncrementVariable", "inputs": { "name": "n", "value": 1 }, "runAfter": { "Remind": ["Succeeded"] } }
            }, "runAfter": { "n": ["Succeeded"] } },
          "Go": { "type": "Campaign.WaitForEvent", "inputs": { "event": "crash.go" }, "runAfter": { "n": ["Succeeded"] } },
          "Told": { "type": "Http", "inputs": { "method": "POST", "uri": "https://example.org/told" }, "runAfter": { "Go": ["Succeeded"] } },
          "Joined": { "type": "Compose", "inputs": "@variables('n')", "runAfter": { "Rounds": ["Succeeded"], "Told": ["Succeeded"] } }
        }
        """;

    public const int Deliveries = Turns + 1;

    /// <summary>What must be the same however often the process was killed. Branches meet in any order, so each step's own lines are compared, and times are left out.</summary>
    public static IReadOnlyList<string> Comparable(IEnumerable<JournalEntry> journal) =>
    [
        .. journal
            .Where(e => e.Kind != JournalKind.Ignored)
            .Select((e, at) => (Entry: e, at))
            .OrderBy(x => x.Entry.Path, StringComparer.Ordinal).ThenBy(x => x.at)
            .Select(x => $"{x.Entry.Path} {x.Entry.Kind} {x.Entry.Status} {x.Entry.Visit} {x.Entry.Attempt} {Shown(x.Entry)}"),
    ];

    private static Value? Shown(JournalEntry entry) => entry.StepType is "Compose" or "Http" or "IncrementVariable" ? entry.Outputs : null;
}
