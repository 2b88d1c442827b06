using CampaignTracker.Workflows.Scheduling.Durations;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>Stops the start with a sentence for each wrong setting.</summary>
internal sealed class RetentionOptionsCheck : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        (string Key, string Text)[] settings =
        [
            (nameof(options.Journal), options.Journal),
            (nameof(options.Outbox), options.Outbox),
            (nameof(options.TriggerHistory), options.TriggerHistory),
            (nameof(options.Keys), options.Keys),
        ];
        var faults = settings.Where(s => !IsADayOrMore(s.Text))
            .Select(s => $"Retention:{s.Key} is '{s.Text}'; write how long to keep it as a duration of a day or more, such as P10Y or P90D.").ToList();
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private static bool IsADayOrMore(string text) =>
        IsoDuration.TryParse(text, out var duration) && !duration.IsNegative
        && (duration.Years + duration.Months + duration.Weeks + duration.Days > 0 || duration.Time >= TimeSpan.FromDays(1));
}
