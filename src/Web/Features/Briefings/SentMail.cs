using CampaignTracker.Domain.Briefings;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Reading;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Briefings;

/// <param name="When">When it was sent, or else issued, or else begun.</param>
public sealed record IssueRow(Guid Id, string Subject, string Campaign, BriefingStatus Status, Audience Audience, int Recipients, int Suppressed, DateTimeOffset When);

public sealed record DeliveryRow(Guid Id, string Name, EmailAddress Address, DeliveryStatus Status, string Why, Basis Basis, DateTimeOffset At, string? Detail);

public sealed record TemplateRow(Guid Id, string Key, string Name, string Subject, string Body, string? Campaign, int Revisions, DateTimeOffset LastRevised);

/// <summary>Issues of briefings, their copies, and the templates they are made from; a page at a time.</summary>
public sealed class SentMail(TrackerDbContext database)
{
    public Task<PageOf<IssueRow>> IssuesAsync(BriefingStatus? status, int? part, CancellationToken cancellation) => (
        from briefing in database.Briefings.IgnoreAutoIncludes()
        join campaign in database.Campaigns.IgnoreAutoIncludes() on briefing.Campaign equals campaign.Id
        where status == null || briefing.Status == status
        orderby briefing.DraftedAt descending, briefing.Id descending
        select new IssueRow(
            briefing.Id.Value, briefing.Content == null ? briefing.Subject : briefing.Content.Subject, campaign.Title, briefing.Status, briefing.Audience,
            briefing.Recipients, briefing.Suppressed, briefing.SentAt ?? briefing.IssuedAt ?? briefing.DraftedAt)).ToPageAsync(part, cancellation);

    public Task<PageOf<DeliveryRow>> DeliveriesAsync(BriefingId briefing, int? part, CancellationToken cancellation) => database.Deliveries
        .Where(d => d.Briefing == briefing)
        .OrderBy(d => d.Name).ThenBy(d => d.Id)
        .Select(d => new DeliveryRow(d.Id.Value, d.Name, d.Address, d.Status, d.Why, d.Basis, d.At, d.Detail))
        .ToPageAsync(part, cancellation);

    public async Task<IReadOnlyDictionary<DeliveryStatus, int>> TallyAsync(BriefingId briefing, CancellationToken cancellation) => await database.Deliveries
        .Where(d => d.Briefing == briefing)
        .GroupBy(d => d.Status)
        .Select(g => new { g.Key, Count = g.Count() })
        .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    public Task<PageOf<TemplateRow>> TemplatesAsync(int? part, CancellationToken cancellation) => (
        from template in database.BriefingTemplates.IgnoreAutoIncludes()
        join campaign in database.Campaigns.IgnoreAutoIncludes() on template.Campaign equals campaign.Id into campaigns
        from campaign in campaigns.DefaultIfEmpty()
        orderby template.Name, template.Id
        select new TemplateRow(
            template.Id.Value, template.Key, template.Name, template.Subject, template.Body, campaign == null ? null : campaign.Title,
            template.Revisions.Count, template.Revisions.Max(r => r.At))).ToPageAsync(part, cancellation);
}
