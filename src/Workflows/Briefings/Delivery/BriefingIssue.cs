using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>
/// Fixes the recipients of a briefing, in one transaction: a record for each, with why they are on it and on which basis, and a piece of
/// work for each that is to be sent. Once issued, who gets it no longer changes.
/// </summary>
public sealed class BriefingIssue(BriefingPress press)
{
    /// <returns>Why it can't go out; null where it was issued.</returns>
    public async Task<BriefingFault?> IssueAsync(Briefing briefing, IBriefingRecords records, Stamp stamp, CancellationToken cancellation)
    {
        var content = briefing.Content;
        if (content is null)
        {
            var print = await press.PrintAsync(briefing, records, stamp.At, cancellation).ConfigureAwait(false);
            if (print.Rendered.Content is null)
            {
                return BriefingFault.Of(print.Rendered.Faults);
            }

            content = print.Rendered.Content;
        }

        var campaign = await records.Campaigns.FindCampaignAsync(briefing.Campaign, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The campaign {briefing.Campaign} of a briefing is gone.");
        var expansion = await new AudienceExpansion(records.Briefings)
            .ExpandAsync(campaign, briefing.Audience, briefing.Template, stamp.At, cancellation).ConfigureAwait(false);
        briefing.Issue(content, expansion.Recipients.Count, expansion.Suppressed, stamp);
        Address(briefing, expansion, records, stamp);
        if (expansion.Recipients.Count == expansion.Suppressed)
        {
            briefing.Complete(stamp);
        }

        return null;
    }

    private static void Address(Briefing briefing, Expansion expansion, IBriefingRecords records, Stamp stamp)
    {
        foreach (var (recipient, suppressedBecause) in expansion.Recipients)
        {
            var record = DeliveryRecord.For(new DeliveryId(records.Ids.Next()), briefing.Id, recipient, stamp.At, suppressedBecause);
            records.Briefings.Add(record);
            if (suppressedBecause is null)
            {
                records.Perform(BriefingJob.ToDeliver(record.Id));
            }
        }
    }
}
