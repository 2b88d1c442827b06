using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Campaigns;

/// <summary>An effort to change a policy or a system. It owns its stages, their plan and its team; evidence, people, tasks
/// and the ledger point to it and are loaded apart, because they grow for years.</summary>
public sealed partial class Campaign : Entity
{
    private Campaign()
    {
    }

    public CampaignId Id { get; private set; }

    /// <summary>Lower-case words joined by hyphens; stands in addresses and flows, and never changes.</summary>
    public string Key { get; private set; } = null!;

    public string Title { get; private set; } = null!;

    public string Ask { get; private set; } = null!;

    public string Summary { get; private set; } = null!;

    public CampaignScope Scope { get; private set; }

    public string Jurisdiction { get; private set; } = null!;

    public SystemicLevel Level { get; private set; }

    public string Lead { get; private set; } = null!;

    public string? Flow { get; private set; }

    /// <summary>The day the campaign began in the world, which may be years before it was entered here.</summary>
    public DateOnly StartedOn { get; private set; }

    public CampaignStatus Status { get; private set; }

    public static Campaign Start(CampaignId id, string key, CampaignOutline outline, DateOnly startedOn, Stamp stamp)
    {
        Rule.Require(CampaignKeyIsASlug.Holds(key), new CampaignKeyIsASlug(key));
        var campaign = new Campaign { Id = id, Key = key, StartedOn = startedOn };
        campaign.Take(outline);
        campaign.Note("started", null, stamp);
        campaign.Raise(new CampaignStarted(id, stamp, key, campaign.Title, startedOn));
        return campaign;
    }

    /// <summary>Changes the words of the campaign. The old ones stay in <see cref="Changes"/>.</summary>
    public void Revise(CampaignOutline outline, Stamp stamp)
    {
        RequireActive();
        var before = Outline;
        Take(outline);
        foreach (var change in OutlineDifference.Between(before, Outline))
        {
            Note(change.What, change.Before, stamp);
        }

        Changed();
    }

    public void Close(Stamp stamp)
    {
        RequireActive();
        ReasonIsGiven.Check(stamp, "closing a campaign");
        Status = CampaignStatus.Closed;
        Note("closed", null, stamp);
        Changed();
    }

    public void Reopen(Stamp stamp)
    {
        Rule.Require(Status == CampaignStatus.Closed, new OnlyAClosedCampaignIsReopened(Title));
        ReasonIsGiven.Check(stamp, "opening a campaign again");
        Status = CampaignStatus.Active;
        Note("reopened", null, stamp);
        Changed();
    }

    public CampaignOutline Outline => new(Title, Ask, Summary, Scope, Jurisdiction, Level, Lead, Flow);

    private void Take(CampaignOutline outline)
    {
        // One assignment: all texts are checked before the first of them is taken.
        (Title, Ask, Jurisdiction, Lead) = (
            TextIsGiven.Check(outline.Title, "The title"),
            TextIsGiven.Check(outline.Ask, "The ask"),
            TextIsGiven.Check(outline.Jurisdiction, "The jurisdiction"),
            TextIsGiven.Check(outline.Lead, "The lead"));
        (Summary, Scope, Level) = (outline.Summary.Trim(), outline.Scope, outline.Level);
        Flow = string.IsNullOrWhiteSpace(outline.Flow) ? null : outline.Flow.Trim();
    }

    private void RequireActive() => Rule.Require(Status == CampaignStatus.Active, new CampaignIsActive(Title));
}
