using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Engine;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Everything of production that moves runs and sends briefings, put together over rows and records in memory.</summary>
internal sealed class AheadWorld : IDisposable
{
    private readonly AheadWish _wish;
    private readonly CancellationTokenSource _stop;
    private readonly JournalLines _journal;
    private readonly Answering _answering;
    private readonly HashSet<(Guid Run, long Instance)> _asked = [];
    private readonly IReadOnlyList<Consultation> _consultations;
    private readonly IWorkingCalendar _workingDays;
    private readonly MemoryDesk _desk;
    private readonly VirtualClock _clock;
    private int _turns;

    public AheadWorld(
        StartingPoint start, AheadWish wish, IRehearsalSource source, BriefingSite site, EngineOptions options, VirtualClock clock, CancellationTokenSource stop)
    {
        (_wish, _stop, _clock, _workingDays) = (wish, stop, clock, Calendar(start));
        _consultations = [.. start.Records.OfType<Consultation>().OrderBy(c => c.ClosesOn).ThenBy(c => c.Id)];
        Zone = TimeZones.Resolve(options.TimeZone);
        var (ids, records) = (new SequentialIds(), new InMemoryCampaignStore());
        var briefings = new RehearsedBriefings(records, source.Briefings);
        start.Records.ToList().ForEach(briefings.Add);
        Store = new MemoryFlowStore(start with { Items = [.. start.Items, .. OwedWork.Of(start.Records, start.Now)] }, source);
        Log = new AheadLog(clock, Zone);
        var (mail, people) = (new PreviewMail(briefings), new StandInPeople(start.Colleagues));
        var desk = _desk = new MemoryDesk(records, new StandingRecords(records, start.Facts), briefings, Store, ids, Zone) { Happened = new HappenedLines(Log, records, mail).Write };
        Asking = new Asking(wish.Assumptions, records, briefings, Store, clock, Zone, _workingDays);
        var units = new EngineUnits(Store, desk, ids, clock, () => Engine!);
        var signOff = new BriefingSignOff(units, new BriefingIssue(new BriefingPress(site)), clock);
        var handlers = new EngineHandlers(Changes(site, briefings, people, mail), Calls(site, units, signOff, mail, clock), [new WorkAnswers()]);
        Engine = new RunEngine(Store, desk, handlers, ids, clock, Alone(options), NullLogger<RunEngine>.Instance);
        _journal = new JournalLines(Log, Store, Zone);
        _answering = new Answering(records, briefings, Store, desk, signOff, Engine, Log, clock, people);
        (Store.Committed, Store.NextPlanned) = (Watch, () => Agenda.Next);
    }

    public RunEngine Engine { get; }

    public MemoryFlowStore Store { get; }

    public AheadLog Log { get; }

    public Asking Asking { get; }

    public Zone Zone { get; }

    /// <summary>Answers to be given, and flows that start on a schedule.</summary>
    public Agenda Agenda { get; } = new();

    /// <summary>Which limit stopped the rehearsal, as a sentence; null where none did.</summary>
    public string? Exceeded { get; private set; }

    /// <summary>Lines name the flows of their runs, also those that were under way before.</summary>
    public async Task NameFlowsAsync(CancellationToken cancel)
    {
        foreach (var version in Store.Runs.Values.Select(run => run.VersionId).Distinct().ToList())
        {
            await Store.FindVersionAsync(version, cancel);
        }
    }

    /// <summary>Has the step's people answer as is assumed. Once for each time it waits.</summary>
    public async Task AskAsync(WaitWrite wait, CancellationToken cancel)
    {
        if (!_asked.Add((wait.Run, wait.Instance)) || await Asking.OfAsync(wait, cancel) is not { } ask || Asking.AnswerTo(ask) is not { } answer)
        {
            return;
        }

        if (ask.AnsweredAt is { } at)
        {
            Agenda.Add(at, () => _answering.GiveAsync(ask, answer, cancel));
        }
        else
        {
            Log.Write(AheadKind.Failure, ask.Run, 0, ask.Flow, wait.Path, "The assumed answer can't be given", $"“{answer.Choice}” is not among {string.Join(", ", ask.Options)}. Nobody answers.", isAssumed: true);
        }
    }

    /// <summary>Puts down the mornings on which flows are told that a consultation closes.</summary>
    public void ExpectClosings()
    {
        foreach (var morning in ClosingDays.Mornings(_consultations.Select(c => c.ClosesOn), Zone).Where(m => m > _clock.Now && m <= _wish.Until))
        {
            Agenda.Add(morning, TellClosings);
        }
    }

    public void Dispose() => Engine.Dispose();

    private Task TellClosings()
    {
        foreach (var consultation in _consultations)
        {
            ClosingDays.Tell(consultation, _workingDays, _clock.Now, Zone);
        }

        _desk.Save();
        return Task.CompletedTask;
    }

    private void Watch(TurnWrites writes)
    {
        _journal.Write(writes, wait => !_asked.Contains((wait.Run, wait.Instance)));
        foreach (var wait in writes.Waits)
        {
            // Everything it looks at is in memory, so it is done when this returns.
            AskAsync(wait, _stop.Token).GetAwaiter().GetResult();
        }

        Limit();
    }

    private void Limit()
    {
        var limits = _wish.Limits;
        _turns++;
        Exceeded ??= Log.Count > limits.Lines ? $"There is more to come: this is where the first {limits.Lines:#,##0} things end. Choose a shorter time to see less."
            : _turns > limits.Turns ? "There is more to come than can be worked out at once. Choose a shorter time."
            : null;
        if (Exceeded is not null)
        {
            _stop.Cancel();
        }
    }

    // One thing after the other, so that the same start gives the same lines; and no address at which a real run could be answered.
    private static EngineOptions Alone(EngineOptions options) => options with
    {
        Calls = 1,
        Workers = 1,
        Lease = TimeSpan.Zero,
        Node = "rehearsal",
        Taken = null,
        CallbackBase = options.CallbackBase is null ? null : _ => "https://example.org/callback/",
    };

    private static IWorkingCalendar Calendar(StartingPoint start) =>
        WorkingCalendars.TryResolve(start.Facts?.Jurisdiction, out var calendar) ? calendar : WorkingCalendars.EnglandAndWales;

    private IEnumerable<IChangeHandler> Changes(BriefingSite site, RehearsedBriefings briefings, StandInPeople people, PreviewMail mail)
    {
        var (press, notices) = (new BriefingPress(site), new TeamNotices(site));
        var opening = new OpenBriefingHandler(new BriefingOpening(press, new BriefingIssue(press), new SignOffRequests(notices)));
        var lines = new ChangeLines(Log, briefings, people, Zone);
        var wrapper = new BriefingWrapper(notices);
        return ChangeHandlers.All.Select(wrapper.Around).Append(opening).Select(handler => new WatchedChange(handler, lines, mail, Log));
    }

    private IEnumerable<ICallHandler> Calls(BriefingSite site, EngineUnits units, BriefingSignOff signOff, PreviewMail mail, VirtualClock clock) =>
    [
        new DeliverCall(new BriefingDelivery(units, new CopyMaker(mail, mail, site), mail, site, clock)),
        new IssueCall(signOff),
        new FinishCall(units),
        new NoticeCall(new NoticeDelivery(mail, mail, site)),
        new StandInCall(Asking, Store, Log),
    ];
}
