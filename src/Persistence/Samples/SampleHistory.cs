using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Samples;

/// <summary>
/// Gives a sample the past its script tells of: the same engine, rules and tables as in production, on a clock that moves from one date
/// to the next. What falls due after the end is left to whoever runs the product then.
/// </summary>
/// <remarks>The engine must run on <paramref name="clock"/> and must not be hosted: this plays its due work itself.</remarks>
public sealed class SampleHistory(
    IDbContextFactory<TrackerDbContext> contexts, SampleStart start, RunEngine engine, BriefingSignOff signOff, VirtualClock clock, Zone zone)
{
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeSpan DoneWithin = TimeSpan.FromDays(4);

    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int Order)> _agenda = new();
    private readonly HashSet<Guid> _asked = [];
    private int _entries;

    /// <param name="until">The instant that the past ends at.</param>
    public async Task PlayAsync(Sample sample, DateTimeOffset until, CancellationToken cancel)
    {
        var script = sample.Rehearsal ?? throw new ArgumentException("The sample has no script to play.", nameof(sample));
        clock.MoveTo(zone.ToInstant(script.From, Morning));
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var opened = new Stamp(Origin.Import($"sample {sample.Campaign.Key}"), clock.GetUtcNow());
        var records = await start.StartAsync(context, sample, opened, cancel);
        WorkingCalendars.TryResolve(sample.Campaign.Outline.Jurisdiction, out var calendar);
        var answers = new ScriptedAnswers(sample.People, Seeded(script), zone, calendar ?? WorkingCalendars.EnglandAndWales, until);
        foreach (var fact in script.Facts)
        {
            PutDown(zone.ToInstant(fact.When.On, fact.When.At), () => RecordAsync(context, records, fact, cancel));
        }

        await SettleAsync(records, answers, cancel);
        while (await NextAsync(until, cancel) is { } act)
        {
            await act();
            await SettleAsync(records, answers, cancel);
        }
    }

    private static List<SampleAnswer> Seeded(RehearsalScript script)
    {
        var seeded = script.SeedAnswers.Select(a => a.Step).ToHashSet(StringComparer.Ordinal);
        return [.. script.Answers.Where(a => !seeded.Contains(a.Step)), .. script.SeedAnswers];
    }

    private void PutDown(DateTimeOffset at, Func<Task> act) => _agenda.Enqueue(act, (at, _entries++));

    /// <summary>Moves the clock to what comes next, the script's or the engine's; null when that is past the end.</summary>
    private async Task<Func<Task>?> NextAsync(DateTimeOffset until, CancellationToken cancel)
    {
        var due = await engine.NextDueAsync(cancel);
        var scripted = _agenda.TryPeek(out _, out var first) ? first.At : (DateTimeOffset?)null;
        if (due is { } timer && !(scripted < timer))
        {
            clock.MoveTo(timer);
            return timer <= until ? () => Task.CompletedTask : null;
        }

        if (scripted is not { } at || at > until)
        {
            return null;
        }

        clock.MoveTo(at);
        return _agenda.Dequeue();
    }

    /// <summary>Lets the engine do all that follows, and has the script's people asked what it now waits for.</summary>
    private async Task SettleAsync(SampleRecords records, ScriptedAnswers answers, CancellationToken cancel)
    {
        await engine.DrainAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await TickOffAsync(context, records, cancel);
        foreach (var asked in await OpenAsync(context, records, cancel))
        {
            if (!_asked.Add(asked.Id))
            {
                continue;
            }

            foreach (var (at, answer) in answers.To(asked.Step, clock.Now))
            {
                PutDown(at, () => AnswerAsync(asked, answer, answers.Actor(answer), cancel));
            }
        }
    }

    /// <summary>People do what they are reminded of within a few days, and say so.</summary>
    private async Task TickOffAsync(TrackerDbContext context, SampleRecords records, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - DoneWithin;
        var old = await context.Reminders.Where(r => r.CampaignId == records.Campaign.Id && r.State == ReminderState.Due && r.DueAt < before).ToListAsync(cancel);
        var by = SampleFacts.By(records, records.Sample.People.Users[0].UserName);
        old.ForEach(r => r.Complete(new Stamp(by, clock.GetUtcNow())));
        if (old.Count > 0)
        {
            await context.SaveChangesAsync(cancel);
        }
    }

    private static async Task<List<Asked>> OpenAsync(TrackerDbContext context, SampleRecords records, CancellationToken cancel)
    {
        var campaign = records.Campaign.Id;
        var approvals = await context.Approvals.AsNoTracking().Where(a => a.CampaignId == campaign && a.State == ApprovalState.Open).ToListAsync(cancel);
        var tasks = await context.Tasks.AsNoTracking().Where(t => t.CampaignId == campaign && t.State == TaskState.Open).ToListAsync(cancel);
        var briefings = await context.Set<Briefing>().AsNoTracking().Where(b => b.Campaign == campaign && b.Status == BriefingStatus.AwaitingSignOff).ToListAsync(cancel);
        return
        [
            .. approvals.Select(a => new Asked(a.Id.Value, AskedKind.Approval, a.AskedBy.Step ?? "")),
            .. tasks.Select(t => new Asked(t.Id.Value, AskedKind.Task, t.AskedBy.Step ?? "")),
            .. briefings.Select(b => new Asked(b.Id.Value, AskedKind.SignOff, b.DraftedBy.Step ?? "")),
        ];
    }

    private async Task RecordAsync(TrackerDbContext context, SampleRecords records, SampleFact fact, CancellationToken cancel)
    {
        SampleFacts.Record(records, fact, clock.GetUtcNow());
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>A question that was withdrawn meanwhile is not answered any more.</summary>
    private async Task AnswerAsync(Asked asked, SampleAnswer answer, Actor actor, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        switch (asked.Kind)
        {
            case AskedKind.Approval when await context.Approvals.FirstAsync(a => a.Id == new ApprovalId(asked.Id), cancel) is { State: ApprovalState.Open } approval:
                approval.Answer(actor, answer.Answer, answer.Comment, now);
                break;
            case AskedKind.Task when await context.Tasks.FirstAsync(t => t.Id == new TaskItemId(asked.Id), cancel) is { State: TaskState.Open } task:
                task.Complete(answer.Comment, new Stamp(Origin.Person(actor), now));
                break;
            case AskedKind.SignOff when await context.Set<Briefing>().FirstAsync(b => b.Id == new BriefingId(asked.Id), cancel) is { Status: BriefingStatus.AwaitingSignOff }:
                await SignOffAsync(new BriefingId(asked.Id), actor, answer, cancel);
                return;
            default:
                return;
        }

        await context.SaveChangesAsync(cancel);
    }

    private async Task SignOffAsync(BriefingId briefing, Actor actor, SampleAnswer answer, CancellationToken cancel)
    {
        if (await signOff.ApproveAsync(briefing, actor, answer.Comment, null, cancel) is { } fault)
        {
            throw new InvalidOperationException($"The sample's briefing of the step {answer.Step} can't be sent: {fault.Message}");
        }
    }

    private enum AskedKind
    {
        Approval,
        Task,
        SignOff,
    }

    private sealed record Asked(Guid Id, AskedKind Kind, string Step);
}
