using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>The second pair of eyes: a person lets a briefing go, or refuses it. Either is committed together with what follows from it.</summary>
public sealed class BriefingSignOff(IBriefingUnits units, BriefingIssue issue, TimeProvider time)
{
    /// <param name="acceptWording">Why the words that the language list points out go out all the same; null where there are none.</param>
    /// <exception cref="Domain.Rules.RuleBrokenException">Not theirs to sign off, or signed off already.</exception>
    public async Task<BriefingFault?> ApproveAsync(BriefingId id, Actor actor, string? comment, string? acceptWording, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(cancellation).ConfigureAwait(false);
        var briefing = await FindAsync(unit, id, cancellation).ConfigureAwait(false);
        var by = await WithPartAsync(unit, briefing.Campaign, actor, cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (acceptWording is not null)
        {
            briefing.AcceptWording(new Stamp(Origin.Person(actor), now, acceptWording));
        }

        briefing.SignOff(by, now, comment);
        var fault = await GoOnAsync(unit, briefing, new Stamp(Origin.Person(actor), now), cancellation).ConfigureAwait(false);
        if (fault is null)
        {
            await unit.CommitAsync(cancellation).ConfigureAwait(false);
        }

        return fault;
    }

    /// <exception cref="Domain.Rules.RuleBrokenException">Not theirs to refuse, answered already, or no reason given.</exception>
    public async Task RefuseAsync(BriefingId id, Actor actor, string why, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(cancellation).ConfigureAwait(false);
        var briefing = await FindAsync(unit, id, cancellation).ConfigureAwait(false);
        briefing.Refuse(await WithPartAsync(unit, briefing.Campaign, actor, cancellation).ConfigureAwait(false), time.GetUtcNow(), why);
        Finish(unit, briefing);
        await unit.CommitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>For a briefing whose time has come. Does nothing where it was issued before, or its time has moved on.</summary>
    public async Task IssueAsync(BriefingId id, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(cancellation).ConfigureAwait(false);
        var briefing = await FindAsync(unit, id, cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (briefing.Status is BriefingStatus.Draft or BriefingStatus.Approved && !(briefing.SendAt > now))
        {
            var stamp = new Stamp(briefing.DraftedBy, now);
            if (await issue.IssueAsync(briefing, unit, stamp, cancellation).ConfigureAwait(false) is { } fault)
            {
                // What could be rendered when it was asked for no longer can, because the facts changed since.
                briefing.Fail(fault.Message, stamp);
            }

            Finish(unit, briefing);
            await unit.CommitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>"role:lead" is a part on the campaign's team, not a role of the account.</summary>
    public static Actor WithPart(Campaign campaign, Actor actor) =>
        campaign.Team.Any(m => m.To is null
            && m.Part.Equals(Candidates.LeadRole, StringComparison.OrdinalIgnoreCase)
            && m.UserName.Equals(actor.UserName, StringComparison.OrdinalIgnoreCase))
            ? actor with { Roles = [.. actor.Roles, Candidates.LeadRole] }
            : actor;

    private static async Task<Actor> WithPartAsync(IBriefingUnit unit, CampaignId id, Actor actor, CancellationToken cancellation) =>
        await unit.Campaigns.FindCampaignAsync(id, cancellation).ConfigureAwait(false) is { } campaign ? WithPart(campaign, actor) : actor;

    private async Task<BriefingFault?> GoOnAsync(IBriefingUnit unit, Briefing briefing, Stamp stamp, CancellationToken cancellation)
    {
        if (briefing.SendAt > stamp.At)
        {
            unit.Perform(BriefingJob.ToIssue(briefing.Id, briefing.SendAt));
            return null;
        }

        var fault = await issue.IssueAsync(briefing, unit, stamp, cancellation).ConfigureAwait(false);
        Finish(unit, briefing);
        return fault;
    }

    private static void Finish(IBriefingUnit unit, Briefing briefing)
    {
        if (briefing.FlowStep is { } step && BriefingOutcome.Of(briefing) is not null)
        {
            unit.Perform(BriefingJob.ToFinish(briefing.Id, step));
        }
    }

    private static async Task<Briefing> FindAsync(IBriefingUnit unit, BriefingId id, CancellationToken cancellation) =>
        await unit.Briefings.FindAsync(id, cancellation).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"There is no briefing {id}.");
}
