using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Briefings.Rendering;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Lines about what happens to the campaign's records.</summary>
internal sealed class HappenedLines(AheadLog log, InMemoryCampaignStore records, PreviewMail mail)
{
    public void Write(DomainEvent happened)
    {
        switch (happened)
        {
            case StageEntered entered:
                Write(AheadKind.Stage, entered.Stamp.By, $"The stage “{entered.Title}” begins{Again(entered.Visit)}", entered.Stamp.Why);
                break;
            case StageCompleted left:
                Write(AheadKind.Stage, left.Stamp.By, $"The stage “{left.Title}” ends{Again(left.Visit)}", left.Stamp.Why);
                break;
            case StageStopped left:
                Write(AheadKind.Stage, left.Stamp.By, $"The stage “{left.Title}” is left{Again(left.Visit)}: {StageEndings.Word(left.Ending)}", left.Stamp.Why);
                break;
            case PolicyStateChanged state:
                Write(AheadKind.Policy, state.Stamp.By, $"The ledger records: {state.State.ToWords()} {state.When}", state.What);
                break;
            case ApprovalAnswered answered when Find<Approval>(approval => approval.Id == answered.Approval) is { } approval:
                Answered(AheadKind.Approval, approval.AskedBy, $"{answered.Stamp.By.Name} answers “{answered.Title}”: {answered.Outcome}");
                break;
            case TaskCompleted done when Find<TaskItem>(task => task.Id == done.Task) is { } task:
                Answered(AheadKind.Task, task.AskedBy, $"{done.Stamp.By.Name} finishes “{done.Title}”");
                break;
            case BriefingSent sent when Find<Briefing>(briefing => briefing.Id.Value == sent.Briefing) is { } briefing:
                Sent(briefing);
                break;
        }
    }

    private void Sent(Briefing briefing)
    {
        var subject = Personalisation.Unaddressed((briefing.Content?.Subject ?? briefing.Subject).Trim());
        var reached = briefing.Recipients - briefing.Suppressed;
        var heldBack = briefing.Suppressed == 0 ? null : $"{briefing.Suppressed} more asked for no such e-mails and {(briefing.Suppressed == 1 ? "is" : "are")} left out.";
        var line = Write(
            AheadKind.Briefing, briefing.DraftedBy, $"Briefing “{subject}” goes to {(reached == 0 ? "nobody" : reached == 1 ? "1 person" : $"{reached} people")}", heldBack);
        line.Add(mail.Take(briefing.Id));
    }

    private void Answered(AheadKind kind, Origin asked, string text) =>
        log.Write(kind, asked.RunId ?? Guid.Empty, 0, asked.Name, asked.Step ?? "", text, null, isAssumed: true);

    private AheadLog.Line Write(AheadKind kind, Origin by, string text, string? why)
    {
        var run = by.RunId ?? Guid.Empty;
        return log.Write(kind, run, log.Current.Run == run ? log.Current.Instance : 0, by.Name, by.Step ?? "", text, why);
    }

    private T? Find<T>(Func<T, bool> wanted)
        where T : Entity => records.All<T>().LastOrDefault(wanted);

    private static string Again(int visit) => visit > 1 ? $" again (visit {visit})" : "";
}
