using System.Text;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>
/// Plays a sample's campaign on a virtual clock: five years in seconds, with the engine, the domain's rules and the changes of
/// production. The same sample and options give the same lines and the same mail, byte for byte.
/// </summary>
public static class CampaignRehearsal
{
    private static readonly TimeOnly StartOfWork = new(9, 0);
    private static readonly TimeOnly EndOfDay = new(23, 59, 59);

    /// <exception cref="InvalidDefinitionException">The flow has errors.</exception>
    public static async Task<RehearsalResult> PlayAsync(Sample sample, RehearsalOptions options, CancellationToken cancellation = default)
    {
        var zone = TimeZones.Resolve(options.TimeZone);
        var script = sample.Rehearsal ?? new RehearsalScript(sample.Campaign.StartedOn, sample.Campaign.StartedOn.AddYears(10), [], [], []);
        var start = zone.ToInstant(options.From ?? script.From, StartOfWork);
        var end = zone.ToInstant(options.Until ?? script.Until, EndOfDay);
        var (clock, ids, store) = (new VirtualClock(start), new SequentialIds(), new InMemoryCampaignStore());
        var log = new RehearsalLog(clock);
        var calendar = WorkingCalendars.Resolve(sample.Campaign.Outline.Jurisdiction);
        var records = SampleRecords.Start(sample, ids, new Stamp(Origin.Import($"the sample {sample.Campaign.Key}"), start), store.Add);
        var answers = new ScriptedAnswers(sample.People, Answers(script, options), zone, calendar, end);
        var world = new CampaignWorld(records, store, ids, clock, zone, calendar, answers, log, options.Mail);
        var runs = world.Runs;
        foreach (var fact in script.Facts)
        {
            runs.Agenda.Add(zone.ToInstant(fact.When.On, fact.When.At), () => Record(records, fact, clock, log));
        }

        foreach (var morning in ClosingDays.Mornings(script.Facts.OfType<SampleFact.OpenConsultation>().Select(opened => opened.Closes), zone).Where(m => m > start))
        {
            runs.Agenda.Add(morning, () => TellClosings(store, calendar, clock, zone));
        }

        var run = await StartAsync(sample, records, runs);
        await runs.PlayAsync(end, () => cancellation.IsCancellationRequested);
        cancellation.ThrowIfCancellationRequested();
        clock.MoveTo(end);
        return new RehearsalResult(
            log.Lines, run, store, world.Mails, LastMoment(run, end),
            [.. run.Waits.Values.OrderBy(wait => wait.Instance).Select(wait => $"{wait.Title}: waiting for {wait.WaitingFor}")],
            new PolicyLedger(store.All<LedgerEntry>()).DaysBetween(PolicyState.Announced, PolicyState.InForce));
    }

    private static Task<RehearsedRun> StartAsync(Sample sample, SampleRecords records, RehearsalRuns runs)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(Encoding.UTF8.GetBytes(sample.Flow), faults);
        if (document is null || faults.HasErrors)
        {
            throw new InvalidDefinitionException(faults);
        }

        var program = FlowProgram.Compile(document.Definition);
        var trigger = program.Definition.Triggers.Count > 0 ? program.Definition.Triggers[0].Name : "";
        var body = ObjectValue.Of(("body", ObjectValue.Of(("campaign", Value.Of(sample.Campaign.Key)))));
        return runs.StartAsync(document.Name ?? sample.Campaign.Key, program, records.Campaign.Id, trigger, body);
    }

    private static Task Record(SampleRecords records, SampleFact fact, VirtualClock clock, RehearsalLog log)
    {
        try
        {
            SampleFacts.Record(records, fact, clock.Now);
        }
        catch (RuleBrokenException broken)
        {
            log.Write(RehearsalLineKind.Failure, $"A fact of {fact.When.On:d MMMM yyyy} was refused: {broken.Rule.Sentence}");
        }

        return Task.CompletedTask;
    }

    private static Task TellClosings(InMemoryCampaignStore store, IWorkingCalendar calendar, VirtualClock clock, Zone zone)
    {
        foreach (var consultation in store.All<Consultation>().OrderBy(c => c.ClosesOn).ThenBy(c => c.Id))
        {
            ClosingDays.Tell(consultation, calendar, clock.Now, zone);
        }

        return Task.CompletedTask;
    }

    private static IReadOnlyList<SampleAnswer> Answers(RehearsalScript script, RehearsalOptions options)
    {
        if (!options.UsesSeedAnswers)
        {
            return script.Answers;
        }

        var replaced = script.SeedAnswers.Select(answer => answer.Step).ToHashSet();
        return [.. script.SeedAnswers, .. script.Answers.Where(answer => !replaced.Contains(answer.Step))];
    }

    private static DateTimeOffset LastMoment(RehearsedRun run, DateTimeOffset end) =>
        run.State.HasEnded && run.Journal.Count > 0 ? run.Journal[^1].At : end;
}
