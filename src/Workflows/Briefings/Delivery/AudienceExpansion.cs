using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.People;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>
/// Finds who a briefing goes to: everybody its audience names, each address once, only with a standing lawful basis, those who asked for no
/// more held back. Reads in pages; what it holds grows with the number of recipients only.
/// </summary>
public sealed class AudienceExpansion(IBriefingStore store)
{
    private const int PageSize = 500;

    public async Task<Expansion> ExpandAsync(Campaign campaign, Audience audience, string template, DateTimeOffset now, CancellationToken cancellation)
    {
        var lists = new EligibleLists(campaign.Key, audience.List, template);
        var gathered = new Gathering(lists);
        foreach (var part in Parts(campaign.Id, audience))
        {
            for (var skip = 0; ; skip += PageSize)
            {
                var page = await store.PageAsync(part, now, skip, PageSize, cancellation).ConfigureAwait(false);
                gathered.Add(page);
                if (page.Count < PageSize)
                {
                    break;
                }
            }
        }

        return new Expansion(await HoldBackAsync(gathered.Recipients, cancellation).ConfigureAwait(false), gathered.LeftOut);
    }

    private async Task<List<ExpandedRecipient>> HoldBackAsync(IReadOnlyList<Recipient> recipients, CancellationToken cancellation)
    {
        List<ExpandedRecipient> expanded = [];
        foreach (var page in recipients.Chunk(PageSize))
        {
            var suppressions = (await store.SuppressionsAsync([.. page.Select(r => r.Address.Hash)], cancellation).ConfigureAwait(false)).ToLookup(s => s.AddressHash);
            expanded.AddRange(page.Select(r => new ExpandedRecipient(r, SuppressionWords.Because(suppressions[r.Address.Hash], r))));
        }

        return expanded;
    }

    private static IEnumerable<AudiencePart> Parts(CampaignId campaign, Audience audience) =>
    [
        .. audience.Kinds.Count > 0 ? (AudiencePart[])[new AudiencePart.Participants(campaign, [.. audience.Kinds.Select(Kind)])] : [],
        .. audience.Organisations.Count > 0 ? (AudiencePart[])[new AudiencePart.Members(campaign, audience.Organisations)] : [],
        .. audience.List is { } list ? (AudiencePart[])[new AudiencePart.Listed(campaign, list)] : [],
        .. audience.People.Count > 0 ? (AudiencePart[])[new AudiencePart.Named(campaign, audience.People)] : [],
        .. audience.Users.Count > 0 ? (AudiencePart[])[new AudiencePart.Colleagues(campaign, audience.Users)] : [],
    ];

    private static ParticipationKind Kind(string name)
    {
        Domain.Rules.Rule.Require(ParticipationKindExists.TryRead(name, out var kind), new ParticipationKindExists(name));
        return kind;
    }
}
