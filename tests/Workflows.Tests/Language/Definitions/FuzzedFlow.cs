using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

/// <summary>Takes a document as far as it goes: reader, checker, compiler, a few turns with what may reach a run.</summary>
internal sealed class FuzzedFlow(Random chance, RunLimits limits)
{
    private const int Turns = 6;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>So low that mutated definitions reach them and thousands of rounds fit into a minute.</summary>
    public static RunLimits Low { get; } = RunLimits.Default with
    {
        StepsPerTurn = 2_000, ForeachItems = 1_000, UntilTurns = 300, WorkPerTurn = 20_000_000, ValueCharacters = 200_000, TurnCharacters = 1_000_000, StateCharacters = 600_000,
    };

    private static readonly Value Facts = ValueJson.Parse("""{ "stages": [ { "key": "evidence" } ], "evidence": { "observations": 4 }, "policy": { "state": "made" } }""");

    private static readonly Value Body = ValueJson.Parse("""{ "body": { "name": "ann", "list": [1, "b", null], "value": [] } }""");

    /// <summary>Documents whose faults stand in no member of theirs.</summary>
    private static readonly HashSet<string> OfTheWhole = ["NotJson", "NotADefinition"];

    /// <summary>How far it came: 0 was no flow, 1 had errors, 2 ran.</summary>
    public int Take(byte[] bytes)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(bytes, faults);
        if (document is null)
        {
            faults.HasErrors.ShouldBeTrue("who gives nothing says why");
            return Placed(faults, 0);
        }

        ValueJson.Parse(ValueJson.Write(document.Source)).ShouldBe(document.Source, "written and read again it is the same");
        var program = FlowProgram.Compile(document.Definition, faults);
        if (faults.HasErrors)
        {
            return Placed(faults, 1);
        }

        var flow = new LoadedFlow(new FlowVersion(Guid.Empty, Guid.Empty, "fuzzed", 1, null, ""), program);
        foreach (var trigger in document.Definition.Triggers)
        {
            FlowRecurrence.JobOf("fuzzed", trigger, Start)?.Rule.NextAfter(Start, Start);
            flow.Trigger(trigger.Name)!.WhyNot(Start, chance, (ObjectValue)Body, new TurnFacts(Facts, ObjectValue.Empty, null));
            flow.Trigger(trigger.Name)!.Split(Start, chance, (ObjectValue)Body, out _);
        }

        Run(program);
        return Placed(faults, 2);
    }

    private static int Placed(FaultList faults, int reached)
    {
        foreach (var fault in faults)
        {
            fault.Code.ShouldNotBeNullOrWhiteSpace();
            fault.Message.Length.ShouldBeGreaterThan(10, fault.Code);
            fault.Message.Length.ShouldBeLessThan(20_000, fault.Code);
            (fault.Path.Length > 0 || OfTheWhole.Contains(fault.Code)).ShouldBeTrue($"{fault.Code} has no place: {fault.Message}");
        }

        return reached;
    }

    private void Run(FlowProgram program)
    {
        var (state, now) = (RunState.New(), Start);
        RunInput? input = new RunInput.Start("manual", Body);
        var open = new List<Effect>();
        for (var turn = 0; turn < Turns && input is not null; turn++)
        {
            now = input is RunInput.TimerFired { DueAt: var due } && due > now ? due : now;
            var result = Engine.Advance(program, state, input, Context(now, turn));
            var bytes = result.State.ToBytes();
            ((long)bytes.Length).ShouldBeLessThan(10 * limits.StateCharacters, "a state has its limits");
            state = RunState.Read(program, bytes);
            state.ToBytes().AsSpan().SequenceEqual(bytes).ShouldBeTrue("a state survives its bytes");
            JournalJson.Read(JournalJson.Write(result.Journal, new RunContents(Guid.Empty, []))).Count.ShouldBe(result.Journal.Count);
            open.AddRange(result.Effects);
            input = state.HasEnded ? null : Next(open);
        }
    }

    private RunInput? Next(List<Effect> open)
    {
        while (open.Count > 0)
        {
            var at = chance.Next(open.Count);
            var effect = open[at];
            open.RemoveAt(at);
            switch (effect)
            {
                case Effect.SetTimer e:
                    return new RunInput.TimerFired(e.Instance, e.Purpose, e.DueAt);
                case Effect.AwaitEvent e:
                    return new RunInput.EventArrived(e.Instance, Guid.Empty, e.Event, Facts);
                case Effect.AwaitFacts e:
                    return new RunInput.LookAgain(e.Instance);
                case Effect.Change e:
                    return new RunInput.Completed(e.Instance, e.Attempt, Outcome.Succeeded(Body));
                case Effect.Call e:
                    return new RunInput.Completed(e.Instance, e.Attempt, Outcome.Failed(new("Down", "Nobody answers."), mayRetry: true));
                case Effect.DescribeWait e when chance.Next(3) == 0:
                    return new RunInput.Skip(e.Instance, new Actor("Ann", "because"));
                default:
                    break;
            }
        }

        return null;
    }

    private AdvanceContext Context(DateTimeOffset now, int turn) => new()
    {
        Now = now,
        Chance = new Random(turn),
        Facts = Facts,
        Claims = ObjectValue.Empty,
        Zone = TimeZones.Resolve("Europe/London"),
        CallbackBase = "https://tracker.example/callback/",
        Limits = limits,
    };
}
