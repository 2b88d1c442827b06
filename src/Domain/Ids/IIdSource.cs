namespace CampaignTracker.Domain.Ids;

/// <summary>Makes the ids of everything that is stored. Thread-safe.</summary>
/// <remarks>Ids made later sort after ids made earlier (version-7 shape), so that inserts stay at the end of an index.
/// A rehearsal passes a source that gives the same ids on every run.</remarks>
public interface IIdSource
{
    Guid Next();
}
