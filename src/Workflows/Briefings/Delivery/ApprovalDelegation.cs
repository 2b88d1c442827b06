using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>A person who is asked hands the question on. Whoever is asked instead gets the message that the first one got, in the same commit.</summary>
public sealed class ApprovalDelegation(IBriefingUnits units, TeamNotices notices, TimeProvider time)
{
    /// <param name="from">With the parts they hold in the campaign's team among their roles.</param>
    /// <exception cref="Domain.Rules.RuleBrokenException">Not theirs to hand on, answered already, closed, asked already, or no reason given.</exception>
    public async Task DelegateAsync(ApprovalId id, Actor from, Assignee to, string why, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(cancellation).ConfigureAwait(false);
        var approval = await unit.Campaigns.FindApprovalAsync(id, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"There is no approval {id}.");
        var now = time.GetUtcNow();
        approval.Delegate(from, to, why, now);
        if (await unit.Campaigns.FindCampaignAsync(approval.CampaignId, cancellation).ConfigureAwait(false) is { } campaign)
        {
            await notices.SendAsync(campaign, Notice(approval, from, to, why), unit, Origin.Person(from), now, cancellation).ConfigureAwait(false);
        }

        await unit.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static NoticeText Notice(Approval approval, Actor from, Assignee to, string why)
    {
        var asked = $"{NoticeText.Quoted(from.DisplayName)} asks you to decide instead: **{NoticeText.Quoted(approval.Title)}**.\n\n“{NoticeText.Quoted(why)}”";
        var text = string.IsNullOrWhiteSpace(approval.Details) ? asked : $"{asked}\n\n{approval.Details}";
        return new([to.ToString()], $"Please decide: {approval.Title}", text, $"approvals/{approval.Id.Value}", "Read and answer");
    }
}
