using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Begins a briefing that a step of a flow asks for, inside the turn's transaction. Asked twice by the same attempt of a step, it is begun once.</summary>
public sealed class BriefingOpening(BriefingPress press, BriefingIssue issue, SignOffRequests requests)
{
    /// <summary>Who looks at words that the language list points out, where the flow asks nobody.</summary>
    private static readonly string[] LeadAndAdministrators = ["role:lead", "role:administrator"];

    /// <returns>The step's outcome where the briefing has ended already or can't be made; null while it is on its way.</returns>
    public async Task<Outcome?> OpenAsync(BriefingWish wish, IBriefingRecords records, CancellationToken cancellation)
    {
        if (await records.Briefings.FindByStepAsync(wish.Step.Key, cancellation).ConfigureAwait(false) is { } before)
        {
            return BriefingOutcome.Of(before);
        }

        if (await records.Briefings.FindTemplateAsync(wish.Campaign, wish.Template, cancellation).ConfigureAwait(false) is not { } template)
        {
            return new BriefingFault("UnknownTemplate", $"There is no briefing template '{wish.Template}'.").ToOutcome();
        }

        var draft = Draft(wish, template, records, wish.NeedsSignOff ? wish.SignOffBy : []);
        var print = await press.PrintAsync(draft, records, wish.Stamp.At, cancellation).ConfigureAwait(false);
        if (print.Rendered.Content is null)
        {
            return BriefingFault.Of(print.Rendered.Faults).ToOutcome();
        }

        if (print.Wording.Count > 0 && !draft.NeedsSignOff)
        {
            draft = Draft(wish, template, records, wish.SignOffBy.Count > 0 ? wish.SignOffBy : LeadAndAdministrators);
        }

        records.Briefings.Add(draft);
        return await BeginAsync(draft, print, wish, records, cancellation).ConfigureAwait(false);
    }

    private async Task<Outcome?> BeginAsync(Briefing draft, Print print, BriefingWish wish, IBriefingRecords records, CancellationToken cancellation)
    {
        if (draft.NeedsSignOff)
        {
            draft.AskForSignOff(print.Rendered.Content!, wish.Stamp);
            await requests.SendAsync(draft, print.Wording, records, wish.Stamp.At, cancellation).ConfigureAwait(false);
            return null;
        }

        if (draft.SendAt > wish.Stamp.At)
        {
            records.Perform(BriefingJob.ToIssue(draft.Id, draft.SendAt));
            return null;
        }

        var fault = await issue.IssueAsync(draft, records, wish.Stamp, cancellation).ConfigureAwait(false);
        return fault?.ToOutcome() ?? BriefingOutcome.Of(draft);
    }

    private static Briefing Draft(BriefingWish wish, BriefingTemplate template, IBriefingRecords records, IReadOnlyList<string> signOffBy) => Briefing.Draft(
        new BriefingId(records.Ids.Next()),
        wish.Campaign,
        new BriefingPlan(template.Key, template.Revisions.Count, wish.Subject ?? template.Subject, template.Body, wish.Audience, wish.Values, wish.SendAt, signOffBy),
        wish.Stamp,
        wish.Step);
}
