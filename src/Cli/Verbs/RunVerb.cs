using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Runs one flow in memory to its end, or until it waits, and prints how every step went: a line for each run that its trigger starts.</summary>
public sealed class RunVerb : IVerb
{
    // A flow that only ever reminds people would keep a virtual clock busy for ever.
    private const int MostYears = 100;
    private const int MostTimers = 200_000;

    private readonly TimeProvider _time = TimeProvider.System;

    public string Name => "run";

    public string Usage => "FILE [--trigger BODY.json] [--skip-time] [--respond ANSWERS.json]";

    public string Purpose => "Runs a flow in memory until it ends or waits (with --skip-time, timers are skipped through); prints its steps as JSON.";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = Arguments.Read(words, ["trigger", "respond"], ["skip-time"]);
        if (arguments.Rest.Count != 1)
        {
            throw new UsageException("Name one flow to run.");
        }

        var body = arguments.Option("trigger") is { } trigger ? Files.Json(trigger) : Value.Null;
        var standIns = arguments.Option("respond") is { } respond ? Answers(respond) : StandIns.None;
        var (document, program) = Load(arguments.Rest[0]);
        Fit(program, body);
        var fired = await PlayAsync(document, program, body, standIns, arguments.Has("skip-time"), cancellation);
        if (fired.Refused is { } reason)
        {
            await terminal.Error.WriteLineAsync($"Nothing starts. {reason}");
            await terminal.Out.WriteLineAsync(ValueJson.Write(RunReport.NotStarted(reason)));
        }

        foreach (var run in fired.Runs)
        {
            await terminal.Out.WriteLineAsync(ValueJson.Write(RunReport.Of(run)));
        }

        return ExitCodes.Fine;
    }

    private async Task<RehearsedFiring> PlayAsync(
        FlowDocument document, FlowProgram program, Value body, StandIns standIns, bool skipsTime, CancellationToken cancellation)
    {
        var zone = TimeZones.Resolve("Europe/London");
        var clock = new VirtualClock(zone.In(_time.GetUtcNow()));
        var runs = new RehearsalRuns(clock, zone, new SequentialIds(), new StandInWorld(clock, standIns));
        var (name, outputs) = (document.Name ?? "flow", ObjectValue.Of(("headers", ObjectValue.Empty), ("body", body)));
        var started = program.Definition.Triggers.Count > 0
            ? await runs.FireAsync(name, program, null, program.Definition.Triggers[0], outputs)
            : new([await runs.StartAsync(name, program, null, "", outputs)], null);
        if (skipsTime)
        {
            var fired = 0;
            await runs.PlayAsync(clock.Now.AddYears(MostYears), () => cancellation.IsCancellationRequested || started.Runs.All(run => run.State.HasEnded || OnlyReminds(run)) || ++fired > MostTimers);
        }

        return started;
    }

    /// <exception cref="InputException">The flow's trigger takes only what fits its schema, and the body does not.</exception>
    private static void Fit(FlowProgram program, Value body)
    {
        if (program.Definition.Triggers.Count > 0 && TriggerBody.Mismatches(program.Definition.Triggers[0], body) is { Count: > 0 } mismatches)
        {
            throw new InputException(string.Join(Environment.NewLine, ["The body is not what the flow expects; $ is the body.", .. mismatches]));
        }
    }

    /// <summary>Nothing is left that could move the run by itself.</summary>
    private static bool OnlyReminds(RehearsedRun run) => run.PendingTimers.All(timer => timer.Purpose is TimerPurpose.Remind or TimerPurpose.Escalate);

    private static StandIns Answers(string path) =>
        Files.Json(path) is ObjectValue answers ? new StandIns(answers) : throw new InputException($"{path}: write an object with an answer for each step.");

    private static (FlowDocument Document, FlowProgram Program) Load(string file)
    {
        var faults = new FaultList();
        var bytes = Files.Bytes(file);
        var document = FlowPackage.IsZip(bytes)
            ? FlowPackage.Read(bytes, faults).Select(entry => entry.Flow).FirstOrDefault()
            : FlowDocument.Read(bytes, faults);
        var program = document is null ? null : FlowProgram.Compile(document.Definition, faults);
        if (program is null || faults.HasErrors)
        {
            throw new InputException(string.Join(Environment.NewLine, faults.Errors.Select(fault => $"{file} {fault.Path}: {fault.Message} ({fault.Code})")));
        }

        return (document!, program);
    }
}
