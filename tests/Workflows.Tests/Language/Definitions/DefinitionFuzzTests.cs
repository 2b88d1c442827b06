using System.Diagnostics;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using Xunit.Abstractions;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

/// <summary>
/// Whatever is brought as a flow, the answer is a run or errors with their places: never another exception, never a hang, never memory
/// without end. Seeded, so that a failure can be had again; TRACKER_FUZZ_ROUNDS asks for more rounds than the usual 3,000.
/// </summary>
public sealed class DefinitionFuzzTests(ITestOutputHelper output)
{
    private const long MostBytes = 400_000_000;

    /// <summary>One round in so many is held to the limits that everybody has.</summary>
    private const int Unlowered = 50;

    /// <summary>No measure, only the end of a hang: six turns, each below a second, in a build that is not optimised, beside other work.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("TRACKER_FUZZ_ROUNDS"), out var rounds) ? rounds : 3_000;

    private static readonly Value[] Corpus =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "definitions"), "*.json").Order(StringComparer.Ordinal).Select(Read),
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "flow.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read),
    ];

    [Fact]
    public void Unspoilt_all_of_the_corpus_can_be_read_and_what_needs_no_other_service_runs()
    {
        Corpus.Length.ShouldBeGreaterThan(6);
        foreach (var document in Corpus)
        {
            new FuzzedFlow(new Random(1), RunLimits.Default).Take(Encoding.UTF8.GetBytes(ValueJson.Write(document))).ShouldBe(2, ValueJson.Write(document));
        }
    }

    [Fact]
    public void Mutated_definitions_run_or_give_placed_errors()
    {
        var reached = new int[3];
        var slowest = (Took: TimeSpan.Zero, Round: 0);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutated(round);
            try
            {
                var (came, took) = Within(bytes, round);
                reached[came]++;
                slowest = took > slowest.Took ? (took, round) : slowest;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Round {round}: {fault.Message}{Environment.NewLine}{Encoding.UTF8.GetString(bytes)}", fault);
            }
        }

        output.WriteLine($"Of {Rounds:N0} rounds the slowest, {slowest.Round}, took {slowest.Took.TotalMilliseconds:N0} ms: {Encoding.UTF8.GetString(Mutated(slowest.Round))}");
        reached.ShouldAllBe(count => count > Rounds / 20, "all of reader, checker and engine must be tried");
    }

    private static byte[] Mutated(int round)
    {
        var chance = new Random(20_260_101 + round);
        return new DefinitionMutation(chance).Of(Corpus[chance.Next(Corpus.Length)]);
    }

    /// <summary>One slow round may be the machine's; the same one slow three times is not.</summary>
    private static (int Reached, TimeSpan Took) Within(byte[] bytes, int round)
    {
        var (limits, most) = round % Unlowered != 0 ? (FuzzedFlow.Low, MostBytes) : (RunLimits.Default, 20 * MostBytes);
        for (var attempt = 1; ; attempt++)
        {
            var (since, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            var reached = new FuzzedFlow(new Random(round), limits).Take(bytes);
            var (took, made) = (Stopwatch.GetElapsedTime(since), GC.GetAllocatedBytesForCurrentThread() - allocated);
            if (took < Hang && made < most)
            {
                return (reached, took);
            }

            if (attempt == 3)
            {
                throw new TimeoutException($"It takes {took.TotalMilliseconds:N0} ms and {made:N0} bytes.");
            }
        }
    }

    private static Value Read(string file) => ValueJson.Parse(File.ReadAllBytes(file));
}
