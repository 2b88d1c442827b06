using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.People;

public sealed class Organisation : Entity
{
    private Organisation() => (Name, Kind, RecordedBy) = (null!, null!, null!);

    public OrganisationId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>In the organisation's own words: "charity", "law centre", "government department".</summary>
    public string Kind { get; private set; }

    public string? Website { get; private set; }

    public Origin RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static Organisation Add(OrganisationId id, string name, string kind, string? website, Stamp stamp) => new()
    {
        Id = id,
        Name = TextIsGiven.Check(name, "The organisation's name"),
        Kind = kind.Trim(),
        Website = website,
        RecordedBy = stamp.By,
        RecordedAt = stamp.At,
    };

    public void Rename(string name, string kind, string? website)
    {
        (Name, Kind, Website) = (TextIsGiven.Check(name, "The organisation's name"), kind.Trim(), website);
        Changed();
    }
}
