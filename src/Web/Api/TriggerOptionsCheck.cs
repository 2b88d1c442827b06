using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Api;

internal sealed class TriggerOptionsCheck : IValidateOptions<TriggerOptions>
{
    public ValidateOptionsResult Validate(string? name, TriggerOptions options)
    {
        List<string> faults = [];
        Check(nameof(options.ResponseSeconds), options.ResponseSeconds, 1, 120);
        Check(nameof(options.MostBytes), options.MostBytes, 1024, 100 * 1024 * 1024);
        Check(nameof(options.PerMinute), options.PerMinute, 1, 100_000);
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

        void Check(string key, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                faults.Add($"Triggers:{key} is {value}; it must be from {least} to {most}.");
            }
        }
    }
}
