using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Language;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Zones;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Finds what is written out in a definition and would be taken without a word, but does not do what its writer meant.</summary>
internal static class WrittenWords
{
    private static readonly string[] PeopleMembers = ["assignedTo", "to", "remind", "escalateTo", "mayOverride", "signOffBy", "owner"];

    private static readonly string[] PeoplePrefixes = ["role", "user", "person"];

    public static void Check(TriggerDefinition trigger, FaultList faults)
    {
        if (trigger.Type != "Campaign.Event")
        {
            return;
        }

        var path = $"{trigger.Path}.inputs.event";
        if (trigger.Inputs.Get("event")?.AsText() is not { Length: > 0 } name)
        {
            faults.Error(path, "MissingInput", $"The trigger '{trigger.Name}' does not say which event starts the flow, so nothing ever would. Write one such as {EventNames.EvidenceRecorded}.");
        }
        else
        {
            Event(name, path, faults);
        }
    }

    public static void Check(StepNode step, FaultList faults)
    {
        var definition = step.Definition;
        var inputs = definition.Inputs;
        if (!step.Kind.Retries && definition.Source["retryPolicy"] is not null)
        {
            faults.Warn($"{definition.Path}.retryPolicy", "NothingToRetry", $"A {step.Type} makes no call, so its retryPolicy is ignored. To do it again, put it into an Until.");
        }

        if (!step.Type.StartsWith("Campaign.", StringComparison.Ordinal))
        {
            return;
        }

        var path = $"{definition.Path}.inputs";
        if (step.Type == "Campaign.WaitForEvent" && inputs.Get("event")?.AsText() is { Length: > 0 } name)
        {
            Event(name, $"{path}.event", faults);
        }

        if (step.Type == "Campaign.Stage")
        {
            Plan(inputs.Get("plan"), $"{path}.plan", faults);
        }

        if (step.Type == "Campaign.Task" && inputs.Get("dueInWorkingDays") is { IsNull: false } days && !IsComputed(days) && TaskStep.WorkingDays(days) is null)
        {
            faults.Warn($"{path}.dueInWorkingDays", "InvalidCount", $"The task would fail: write a whole number from 0 to {TaskStep.MostWorkingDays:N0} instead of {days}.");
        }

        foreach (var member in PeopleMembers)
        {
            foreach (var person in People.List(inputs.Get(member)))
            {
                Person(person, $"{path}.{member}", faults);
            }
        }
    }

    /// <summary>Names of one's own are allowed: a flow may wait for what another system says.</summary>
    private static void Event(string name, string path, FaultList faults)
    {
        if (name.Contains('@', StringComparison.Ordinal) || EventNames.All.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        var hint = Spelling.Nearest(name, EventNames.All) is { } nearest ? $"Did you mean {nearest}?" : $"Those that a campaign raises itself are {string.Join(", ", EventNames.All)}.";
        faults.Warn(path, "UnknownEvent", $"No campaign raises an event called '{ValueText(name)}'. {hint}");
    }

    private static void Plan(Value? plan, string path, FaultList faults)
    {
        foreach (var name in (string[])["start", "end"])
        {
            if (plan?.Get(name) is { IsNull: false } day && !IsComputed(day) && Instants.ReadDay(day, TimeZones.Utc) is null)
            {
                faults.Warn($"{path}.{name}", "InvalidDate", $"{day} is not a date, so the stage has no planned {name}. Write it like 2018-07-12.");
            }
        }
    }

    private static void Person(Value person, string path, FaultList faults)
    {
        if (person.AsText() is not { } text || text.IndexOf(':', StringComparison.Ordinal) is var colon && colon <= 0 || text.StartsWith('@') || text.Contains("@{", StringComparison.Ordinal))
        {
            return;
        }

        var prefix = text[..colon];
        if (!PeoplePrefixes.Contains(prefix, StringComparer.OrdinalIgnoreCase))
        {
            var hint = Spelling.Nearest(prefix, PeoplePrefixes) is { } nearest ? $"Did you mean {nearest}:{ValueText(text[(colon + 1)..])}?" : "Write role:, user: or person: before a name.";
            faults.Warn(path, "UnknownPerson", $"'{ValueText(text)}' names nobody. {hint}");
        }
    }

    private static bool IsComputed(Value value) => value.AsText()?.Contains('@', StringComparison.Ordinal) == true;

    private static string ValueText(string text) => Language.Expressions.ValueText.Shorten(text);
}
