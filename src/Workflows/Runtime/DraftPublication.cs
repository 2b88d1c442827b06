using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>What became of a draft that was to be published: a version, or the reason why not. Where it was refused, the draft stays.</summary>
/// <param name="Published">Null where it was refused.</param>
/// <param name="Faults">Everything wrong with the definition, with its place, where that is the reason.</param>
/// <param name="Latest">The number of the flow's latest version.</param>
public sealed record DraftPublication(PublishedFlow? Published, DraftRefusal Refusal, IReadOnlyList<DefinitionFault> Faults, int Latest)
{
    public static DraftPublication Of(PublishedFlow version) => new(version, DraftRefusal.None, [], version.Number);

    public static DraftPublication Refused(DraftRefusal why, int latest, IReadOnlyList<DefinitionFault>? faults = null) => new(null, why, faults ?? [], latest);
}

public enum DraftRefusal
{
    None,

    /// <summary>Nothing was written about what the version changes.</summary>
    NoteMissing,

    /// <summary>There is no such draft: it was given up.</summary>
    Gone,

    /// <summary>Somebody saved the draft after it was looked at.</summary>
    Changed,

    /// <summary>Somebody published a version that the draft does not take into account.</summary>
    Outdated,

    /// <summary>The definition has errors.</summary>
    Faulty,

    /// <summary>It says the same as the latest version.</summary>
    Same,
}
