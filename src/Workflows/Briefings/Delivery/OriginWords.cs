using CampaignTracker.Domain.Events;

namespace CampaignTracker.Workflows.Briefings.Delivery;

internal static class OriginWords
{
    /// <summary>The last line of an automatic message. Names of steps have no spaces, so their underscores are read as such.</summary>
    public static string Automatic(Origin origin) => origin.Step is null
        ? $"Sent automatically: {origin.Name}."
        : $"Sent automatically by the flow “{origin.Name}”, step “{origin.Step.Replace('_', ' ')}”.";
}
