using System.Text.Json;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Quartz.Extensibility;
using Quartz.Impl.AdoJobStore;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>How an <see cref="OccurrenceTrigger"/> lies in the scheduler's tables: its rule as JSON over three columns, and when it was switched on.</summary>
public sealed class OccurrenceTriggerRows(TimeProvider time) : SimplePropertiesTriggerPersistenceDelegateBase
{
    // What a column holds on every database.
    private const int Column = 512;

    public override bool CanHandleTriggerType(IOperableTrigger trigger) => trigger is OccurrenceTrigger;

    public override string GetHandledTriggerTypeDiscriminator() => "OCCURS";

    /// <exception cref="InvalidOperationException">The rule is too long to be kept. One that a document can say is not.</exception>
    protected override SimplePropertiesTriggerProperties GetTriggerProperties(IOperableTrigger trigger)
    {
        var occurs = (OccurrenceTrigger)trigger;
        string[] parts = [.. JsonSerializer.Serialize(occurs.Rule).Chunk(Column).Select(part => new string(part))];
        return parts.Length > 3
            ? throw new InvalidOperationException($"The rule of '{occurs.Key.Name}' is too long to be kept.")
            : new() { String1 = parts[0], String2 = parts.ElementAtOrDefault(1), String3 = parts.ElementAtOrDefault(2), Long1 = occurs.SwitchedOn.UtcTicks };
    }

    protected override TriggerPropertyBundle GetTriggerPropertyBundle(SimplePropertiesTriggerProperties properties)
    {
        var rule = JsonSerializer.Deserialize<RecurrenceRule>(properties.String1 + properties.String2 + properties.String3)!;
        return new(new OccurrenceSchedule(rule, new DateTimeOffset(properties.Long1, TimeSpan.Zero), time));
    }
}
