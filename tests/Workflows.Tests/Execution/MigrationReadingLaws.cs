using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>What the steps of a new version read of steps that finished before the run moved: what they gave, or the move is refused.</summary>
public sealed class MigrationReadingLaws
{
    private const string Any = """["Succeeded", "Failed", "Skipped", "TimedOut"]""";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 450)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_step_of_the_new_version_reads_what_a_finished_step_gave(int seed)
    {
        if (Moved(seed) is not { } move)
        {
            return;
        }

        var (run, moved, names) = move;
        MigrationLaws.Drive(moved);
        foreach (var (old, now) in names)
        {
            var ran = moved.Journal.Where(e => e is { Kind: JournalKind.StepEnded, Instance: > 0 } && (NameOf(e.Path) == old || NameOf(e.Path) == now)).ToList();
            if (run.Journal.Exists(ran.Contains) && !IsInUntil(run.Program.ByName[old]) && moved.Journal.Exists(e => e.Path == "Reads_" + now))
            {
                Told(moved, now).ShouldBe(ran.Select(Say), ignoreOrder: true, $"{now} is read as it was");
            }
        }
    }

    [Fact]
    public void The_law_is_tried_on_enough_steps_that_nothing_read_before()
    {
        var read = Enumerable.Range(1, 450).Select(Moved).OfType<(TestRun Run, TestRun Moved, Dictionary<string, string> Names)>()
            .Sum(m => m.Names.Keys.Count(old => !m.Run.Program.ByName[old].IsReferenced && m.Run.Journal.Exists(e => e is { Kind: JournalKind.StepEnded, Instance: > 0 } && NameOf(e.Path) == old)));
        read.ShouldBeGreaterThan(50);
    }

    private static (TestRun Run, TestRun Moved, Dictionary<string, string> Names)? Moved(int seed)
    {
        var definition = new RandomFlow(seed).Block();
        var run = MigrationLaws.At(definition, seed);
        if (run.State.HasEnded)
        {
            return null;
        }

        var change = new ChangedFlow(seed);
        var now = (ObjectValue)ValueJson.Parse(change.Of(definition));
        var chance = new Random(seed);
        var names = run.Program.Steps.Where(s => chance.Next(3) == 0 && change.Name(s.Name) is not null).ToDictionary(s => s.Name, s => change.Name(s.Name)!);
        var reading = names.Values.Aggregate(now, (flow, name) => flow.With("Reads_" + name, Reads(name, now))).ToString();
        var plan = run.PlanTo(FlowProgram.Compile(TestRun.Read(reading)), change.Renames);
        return plan.IsAllowed ? (run, run.MoveTo(plan, reading, new Actor("Anna")), names) : null;
    }

    /// <summary>Behind everything else, whatever became of that.</summary>
    private static ObjectValue Reads(string name, ObjectValue flow) => ObjectValue.Of(
        ("type", Value.Of("Compose")),
        ("inputs", Value.Of($"@actions('{name}')")),
        ("runAfter", ObjectValue.Of([.. flow.Select(p => (p.Key, ValueJson.Parse(Any)))])));

    /// <summary>Each turn of a step that ran in a loop, or the step itself.</summary>
    private static List<string> Told(TestRun moved, string name)
    {
        var ended = moved.Ended("Reads_" + name);
        ended.Fault.ShouldBeNull();
        return [.. Ran(ended.Outputs!)];
    }

    private static IEnumerable<string> Ran(Value record) =>
        record.Get("repetitionCount") is not null ? ((ArrayValue)record.Get("outputs")!).SelectMany(Ran)
        : record.Get("trackingId") is { IsNull: false } id ? [$"{id.AsText()} {record.Get("status")!.AsText()} {record.Get("startTime")!.AsText()} {record.Get("endTime")!.AsText()} {record.Get("outputs")} {record.Get("code")!.AsText()}"]
        : [];

    private static string Say(JournalEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Instance} {entry.Status} {entry.StartedAt!.Value.UtcDateTime:o} {entry.At.UtcDateTime:o} {entry.Outputs ?? Value.Null} {entry.Fault?.Code ?? Records.Code(entry.Status)}");

    /// <summary>Such a loop tells of its last turn only.</summary>
    private static bool IsInUntil(StepNode step) => step.Block.Owner is { } owner && (owner.Type == "Until" || IsInUntil(owner));

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
