using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Stores;
using CampaignTracker.Persistence.Stores.Briefings;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Rendering;
using CampaignTracker.Workflows.Runtime.Ports;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Briefings;

/// <summary>A briefing as it will arrive, and those whom it will reach, before anything is sent. Changes nothing.</summary>
public sealed class BriefingPreview(TrackerDbContext database, IIdSource ids, BriefingPress press, CopyMaker copies, BriefingSite site, TimeProvider time) : IBriefingRecords
{
    /// <summary>Shown as the recipient until there is one.</summary>
    private static readonly Recipient Somebody = new(
        EmailAddress.From("recipient@example.org"), "(the recipient's name)", "(why they are on it.)", new Basis("preview", "(On which lawful basis.)"), "preview");

    public IBriefingStore Briefings { get; } = new EfBriefingStore(database);

    public ICampaignStore Campaigns { get; } = new EfCampaignStore(database);

    public IIdSource Ids => ids;

    public void Perform(BriefingJob job) => throw new InvalidOperationException("A preview leaves no work behind.");

    public Task<Briefing?> FindAsync(Guid id, CancellationToken cancellation) => Briefings.FindAsync(new BriefingId(id), cancellation);

    public Task<Print> PrintAsync(Briefing briefing, CancellationToken cancellation) => press.PrintAsync(briefing, this, time.GetUtcNow(), cancellation);

    /// <summary>Null where it can't be made yet.</summary>
    public async Task<BriefingContent?> ContentAsync(Briefing briefing, CancellationToken cancellation) =>
        briefing.Content ?? (await PrintAsync(briefing, cancellation)).Rendered.Content;

    /// <summary>One recipient's copy, word for word; with no delivery given, the first one's, or a made-up recipient's.</summary>
    public async Task<BriefingContent?> CopyAsync(Briefing briefing, Guid? delivery, CancellationToken cancellation)
    {
        var id = delivery is { } given ? new DeliveryId(given) : default;
        var record = await database.Deliveries.AsNoTracking()
            .Where(d => d.Briefing == briefing.Id && (delivery == null || d.Id == id)).OrderBy(d => d.Name).FirstOrDefaultAsync(cancellation)
            ?? DeliveryRecord.For(new DeliveryId(briefing.Id.Value), briefing.Id, Somebody, time.GetUtcNow());
        return await ContentAsync(briefing, cancellation) is { } content ? Personalisation.Fill(content, copies.PersonalOf(record)) : null;
    }

    public async Task<Expansion> ExpandAsync(Briefing briefing, CancellationToken cancellation)
    {
        var campaign = await Campaigns.FindCampaignAsync(briefing.Campaign, cancellation) ?? throw new InvalidOperationException("The campaign is gone.");
        return await new AudienceExpansion(Briefings).ExpandAsync(campaign, briefing.Audience, briefing.Template, site.Local(time.GetUtcNow()), cancellation);
    }
}
