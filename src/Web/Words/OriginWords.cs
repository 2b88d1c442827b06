using CampaignTracker.Domain.Events;

namespace CampaignTracker.Web.Words;

/// <summary>Who or what did something: "Anna Field", or "Flow 'Legal aid campaign', step Ask leadership".</summary>
public static class OriginWords
{
    public static string Words(this Origin origin) => origin.Kind switch
    {
        OriginKind.Person => origin.Name,
        OriginKind.Flow => origin.Step is null ? $"Flow '{origin.Name}'" : $"Flow '{origin.Name}', step {StepWords.Path(origin.Step)}",
        OriginKind.Calendar => origin.Name,
        OriginKind.Import => $"Imported from {origin.Name}",
    };
}
