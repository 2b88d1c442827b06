using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>A list that people join and leave. Who is on it are its <see cref="Subscription"/>s, kept apart because there may be thousands.</summary>
public sealed class BriefingList : Entity
{
    private BriefingList()
    {
    }

    public BriefingListId Id { get; private set; }

    /// <summary>What flows and links call it; never changes.</summary>
    public string Key { get; private set; } = null!;

    public string Title { get; private set; } = null!;

    /// <summary>What somebody gets by joining, in a sentence; shown on the preference page.</summary>
    public string Purpose { get; private set; } = null!;

    /// <summary>The left part of the List-Id header (RFC 2919), before the site's domain. Mail programs sort by it, so it never changes.</summary>
    public string ListId => Key;

    public static BriefingList Open(BriefingListId id, string key, string title, string purpose)
    {
        Rule.Require(BriefingKeyIsASlug.Holds(key), new BriefingKeyIsASlug(key));
        var list = new BriefingList { Id = id, Key = key };
        list.Describe(title, purpose);
        return list;
    }

    public void Describe(string title, string purpose)
    {
        Title = TextIsGiven.Check(title, "The list's title");
        Purpose = purpose.Trim();
        Changed();
    }
}
