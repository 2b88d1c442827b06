namespace CampaignTracker.Web;

/// <summary>What the site logs. No names of people, no addresses, no tokens.</summary>
internal static partial class Logs
{
    [LoggerMessage(4000, LogLevel.Information, "First start: the sample campaigns are played from 2013 to today. This happens once and takes about half a minute.")]
    public static partial void PlantingSamples(ILogger logger);

    [LoggerMessage(4001, LogLevel.Information, "The sample campaign {Sample} was planted with its past.")]
    public static partial void SamplePlanted(ILogger logger, string sample);
}
