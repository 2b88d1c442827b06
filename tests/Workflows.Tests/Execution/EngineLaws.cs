using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>What must hold of every flow, tried on random ones. A seed that fails is a test case of its own: put it into the data.</summary>
public sealed class EngineLaws
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_run_stopped_after_any_input_and_reloaded_goes_on_as_if_it_had_not_been(int seed)
    {
        var definition = new RandomFlow(seed).Block();
        var reloaded = Drive(TestRun.Of(definition), seed);
        var again = Drive(TestRun.Of(definition), seed, twice: true);

        Lines(again).ShouldBe(Lines(reloaded));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_run_comes_to_an_end_with_no_step_run_twice_and_nothing_left_open(int seed)
    {
        var run = Drive(TestRun.Of(new RandomFlow(seed).Block()), seed);

        run.State.HasEnded.ShouldBeTrue();
        run.Journal.Where(e => e.Kind == JournalKind.StepEnded && e.Instance > 0).GroupBy(e => e.Instance).ShouldAllBe(g => g.Count() == 1);
        run.Journal.Where(e => e.Kind == JournalKind.StepEnded).GroupBy(e => (e.Path, e.Visit)).ShouldAllBe(g => g.Count() == 1);
        var waited = run.Effects.OfType<Effect.SetTimer>().Select(t => t.Instance).Concat(run.Effects.OfType<Effect.DescribeWait>().Select(d => d.Instance)).Distinct();
        waited.Except(run.Effects.OfType<Effect.ClearWaits>().Select(c => c.Instance)).ShouldBeEmpty("every wait that was made is cleared");
        run.Effects.OfType<Effect.End>().ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_run_can_be_cancelled_anywhere_and_leaves_nothing_waiting(int seed)
    {
        var run = TestRun.Of(new RandomFlow(seed).Block()).Start();
        for (var i = seed % 5; i > 0; i--)
        {
            run.Next();
        }

        run.Take(new RunInput.Cancel(new Actor("Anna")));
        run.State.HasEnded.ShouldBeTrue();
        var waited = run.Effects.OfType<Effect.SetTimer>().Select(t => t.Instance).Distinct();
        waited.Except(run.Effects.OfType<Effect.ClearWaits>().Select(c => c.Instance)).ShouldBeEmpty();
    }

    private static TestRun Drive(TestRun run, int seed, bool twice = false)
    {
        var random = new Random(seed);
        run.Start();
        for (var i = 0; i < 2000 && !run.State.HasEnded; i++)
        {
            var open = run.Effects.OfType<Effect.Change>().Where(c => c.Kind == "OpenApproval").ToList();
            if (open.Count > 0 && random.Next(2) == 0)
            {
                var answer = new RunInput.Completed(open[random.Next(open.Count)].Instance, 1, Outcome.Succeeded(ObjectValue.Of(("outcome", Value.Of("Approve")))));
                run.Take(answer);
                if (twice)
                {
                    // A second delivery changes nothing; the turn number, which seeds chance, is put back by the harness' seed rule.
                    Engine.Advance(run.Program, run.State, answer, new AdvanceContext { Now = run.Now, Chance = new Random(1) }).Effects.ShouldBeEmpty();
                }
            }
            else if (!run.Next() && open.TrueForAll(o => Answered(run, o.Instance)) && open.Count == 0)
            {
                break;
            }
        }

        return run;
    }

    private static bool Answered(TestRun run, long instance) => run.Journal.Exists(e => e.Instance == instance && e.Kind == JournalKind.StepEnded);

    private static List<string> Lines(TestRun run) =>
        [.. run.Journal.Select(e => $"{e.At:o} {e.Kind} {e.Path} {e.Instance} {e.Status} {e.Visit} {e.Inputs} {e.Outputs} {e.Fault}")];
}
