using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class WrittenTimesTests
{
    [Fact]
    public void Dates_durations_zones_and_recurrences_that_can_not_be_read_are_all_listed_with_their_paths()
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(ValueJson.Parse("""
            { "triggers": { "Weekly": { "type": "Recurrence", "recurrence": { "frequency": "Fortnight", "interval": 1, "timeZone": "Europe/Londn" } } },
              "actions": {
                "W": { "type": "Wait", "inputs": { "until": { "timestamp": "2026-13-45" } } },
                "G": { "type": "Campaign.Gate", "inputs": { "condition": "@true", "deadline": "next week", "remindEvery": "14 days" } },
                "R": { "type": "Campaign.Reminder", "inputs": { "title": "T", "to": "role:lead", "schedule": { "frequency": "Day", "interval": 1, "timeZone": "Mars/Base" } } },
                "L": { "type": "Scope", "limit": { "timeout": "1h" }, "actions": {} },
                "Fine": { "type": "Wait", "inputs": { "until": { "timestamp": "@addDays(utcNow(), 1)" } } } } }
            """), faults)!;
        FlowProgram.Compile(document.Definition, faults);

        faults.Errors.Select(f => f.Path).ShouldBe(
            [
                "triggers.Weekly.recurrence.frequency", "triggers.Weekly.recurrence.timeZone", "actions.W.inputs.until", "actions.G.inputs.deadline",
                "actions.G.inputs.remindEvery", "actions.R.inputs.schedule.timeZone", "actions.L.limit.timeout",
            ],
            ignoreOrder: true);
    }
}
