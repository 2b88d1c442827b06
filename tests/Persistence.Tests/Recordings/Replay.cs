using System.Globalization;
using System.Security.Cryptography;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Turns;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>Gives recorded inputs to today's engine and lists where it does something else than it did then.</summary>
internal sealed class Replay(Recording recording)
{
    private const int Shown = 10;

    private readonly Dictionary<Guid, FlowProgram> _programs = [];
    private readonly Dictionary<Guid, (long Turns, RunStatus Status, byte[] State)> _runs = [];
    private readonly List<string> _differences = [];

    /// <summary>The first differences, each with its turn and both sides; empty where there are none.</summary>
    public IReadOnlyList<string> Differences()
    {
        foreach (var (index, turn) in recording.Turns.Index())
        {
            Take(turn, index + 1);
            if (_differences.Count >= Shown)
            {
                return _differences;
            }
        }

        foreach (var end in recording.Ends)
        {
            Compare(end);
        }

        return _differences;
    }

    private void Take(RecordedTurn turn, int number)
    {
        var program = Program(turn.Version);
        var (turns, _, bytes) = _runs.GetValueOrDefault(turn.Run);

        // Written and read between turns, as in the database.
        var state = bytes is null ? RunState.New() : RunState.Read(program, bytes);
        var result = Workflows.Execution.Engine.Advance(program, state, turn.Input, Context(turn, turns));
        _runs[turn.Run] = (turns + 1, result.State.Status, result.State.ToBytes());

        var place = string.Create(CultureInfo.InvariantCulture, $"turn {number} ({turn.At:u}, {turn.Input.GetType().Name})");
        Compare(place, "journal entry", RecordedShapes.AsWrittenNow(turn.Journal), RecordedShapes.Journal(result.Journal));
        Compare(place, "effect", turn.Effects, RecordedShapes.Effects(result.Effects));
    }

    private FlowProgram Program(Guid version)
    {
        if (!_programs.TryGetValue(version, out var program))
        {
            var faults = new FaultList();
            var document = FlowDocument.Read(recording.Definitions[version], faults);
            faults.Errors.ShouldBeEmpty("a definition that was published once must stay readable");
            _programs.Add(version, program = FlowProgram.Compile(document!.Definition));
        }

        return program;
    }

    private static AdvanceContext Context(RecordedTurn turn, long turns) => new()
    {
        Now = turn.At,
        Chance = new SeededChance(turn.Run, turns),
        Facts = turn.Facts,
        Claims = turn.Claims,
        Workflow = turn.Workflow,
        WorkingDays = turn.Calendar is { } calendar ? WorkingCalendars.Resolve(calendar) : null,
        Zone = TimeZones.Resolve(turn.Zone),
        CallbackBase = turn.Callbacks,
    };

    private void Compare(string place, string what, ArrayValue then, ArrayValue now)
    {
        for (var i = 0; i < Math.Max(then.Count, now.Count); i++)
        {
            var (was, isNow) = (Text(then, i), Text(now, i));
            if (was != isNow)
            {
                _differences.Add($"{place}, {what} {i + 1}{Environment.NewLine}  then: {was}{Environment.NewLine}  now:  {isNow}");
            }
        }
    }

    private void Compare(RecordedEnd end)
    {
        var (turns, status, state) = _runs[end.Run];
        var hash = Convert.ToHexStringLower(SHA256.HashData(state));
        if (turns != end.Turns || status.ToString() != end.Status)
        {
            _differences.Add($"run {end.Run} was {end.Status} after {end.Turns} turns, now {status} after {turns}");
        }
        else if (end.StateForm == Recording.StateForm && hash != end.State)
        {
            _differences.Add($"run {end.Run} has the same journal, but its state is written differently. Meant so? Then raise {nameof(Recording)}.{nameof(Recording.StateForm)}.");
        }
    }

    private static string Text(ArrayValue list, int index) => index < list.Count ? ValueJson.Write(list[index]) : "(none)";
}
