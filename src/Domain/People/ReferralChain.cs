namespace CampaignTracker.Domain.People;

/// <summary>The way from the first try to the person with the power, through everyone who passed us on.</summary>
public static class ReferralChain
{
    /// <summary>The attempts that lead to <paramref name="last"/>, first one first. A missing link starts the chain there; a circle ends it.</summary>
    public static IReadOnlyList<ContactAttempt> To(ContactAttempt last, IEnumerable<ContactAttempt> all)
    {
        var byId = all.ToDictionary(a => a.Id);
        var chain = new List<ContactAttempt>();
        for (var link = last; link is not null && !chain.Contains(link);)
        {
            chain.Insert(0, link);
            link = link.Follows is { } earlier ? byId.GetValueOrDefault(earlier) : null;
        }

        return chain;
    }
}
