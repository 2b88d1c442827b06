using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Advances one run by what has reached it, in memory. Only changes to the campaign's records touch the transaction.</summary>
internal sealed class RunAdvancing(RunAtWork work, TurnEnvironment environment, ITurn turn, ChangeDesk desk, ChildFlows children, DateTimeOffset now)
{
    private readonly EngineOptions _options = environment.Options;

    /// <summary>Kinds that the runtime itself carries out; the rest has handlers.</summary>
    public const string StartFlow = "StartFlow";

    public const string Respond = "Respond";

    /// <summary>Given to its handler, where there is one, when a step that may have opened something no longer waits.</summary>
    public const string Withdraw = "Withdraw";

    public RunAtWork Work => work;

    /// <summary>Before anything is taken.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        work.Flow = await environment.Programs.GetAsync(work.Stored.VersionId, cancel);
        work.State = work.Stored.Turn == 0 ? RunState.New() : await ReadAsync(cancel);
        work.FirstNewInstance = work.State.NextInstance;
        work.TurnBefore = work.State.Turn;
    }

    public async Task TakeAsync(Arrival arrival, CancellationToken cancel)
    {
        if (arrival.Request is RewriteRequest rewrite)
        {
            await RewriteAsync(rewrite, cancel);
        }
        else if ((arrival.Input ?? arrival.Item?.ToInput()) is { } input)
        {
            if (input is RunInput.Completed done)
            {
                work.Answered.Add(done.Instance);
            }

            await TakeAsync(input, cancel);
        }
    }

    /// <summary>When all of it is taken.</summary>
    public Task CloseAsync(CancellationToken cancel) =>
        work.Flow!.HasChildFlows ? children.CancelForgottenAsync(work, cancel) : Task.CompletedTask;

    private async Task<RunState> ReadAsync(CancellationToken cancel)
    {
        var written = WrittenState.Parse(work.Stored.State.Span);
        work.Contents = written.Contents;
        return written.Read(work.Flow!.Program, written.Contents.Count == 0 ? null : await environment.Contents.FetchAsync(turn, written.Contents, cancel));
    }

    private async Task RewriteAsync(RewriteRequest request, CancellationToken cancel)
    {
        var context = await ContextAsync(always: true, cancel);
        var given = new RunToRewrite(work.Stored with { VersionId = work.Flow!.Version.Id }, work.Flow.Program, work.State, context, work.Changed);
        if (request.Rewrite(given) is not { } rewrite)
        {
            return;
        }

        if (rewrite.VersionId != work.Flow.Version.Id)
        {
            work.Flow = await children.FlowAsync(rewrite.VersionId, cancel);
        }

        await KeepAsync(new AdvanceResult(rewrite.State, rewrite.Effects, rewrite.Journal), cancel);
        work.Note(rewrite);
    }

    private async Task TakeAsync(RunInput input, CancellationToken cancel) => await KeepAsync(await AdvanceAsync(input, cancel), cancel);

    private async Task<AdvanceResult> AdvanceAsync(RunInput input, CancellationToken cancel)
    {
        var context = await ContextAsync(always: false, cancel);
        var result = Engine.AdvanceOwned(work.Flow!.Program, work.State, input, context);
        _options.Taken?.Invoke(new(work.Flow.Version, work.Stored.Id, input, context, result));
        return result;
    }

    /// <summary>
    /// Carries out what the result asks for, one effect after the other. What a change came to is taken before the effects that stand behind it,
    /// and so on; a list goes as deep as it has items, so that what is open is kept in a list and not on the stack.
    /// </summary>
    private async Task KeepAsync(AdvanceResult first, CancellationToken cancel)
    {
        var open = new Stack<(int Next, int End)>();
        open.Push(Keep(first));
        while (open.TryPop(out var effects))
        {
            if (effects.Next < effects.End)
            {
                open.Push((effects.Next + 1, effects.End));
                if (await CarryOutAsync(effects.Next, cancel) is { } done && !desk.PutsOff(work, done))
                {
                    open.Push(Keep(await AdvanceAsync(done, cancel)));
                }
            }
        }
    }

    /// <returns>Where its effects stand among those of the run.</returns>
    private (int Next, int End) Keep(AdvanceResult result)
    {
        work.Changed = true;
        work.WentOn();
        work.State = result.State;
        work.Journal.AddRange(result.Journal);
        var from = work.Effects.Count;
        work.Add(result.Effects);
        desk.Spend(result.Work);
        return (from, work.Effects.Count);
    }

    /// <returns>What it came to, where that is known at once.</returns>
    private async Task<RunInput.Completed?> CarryOutAsync(int place, CancellationToken cancel)
    {
        switch (work.Effects[place])
        {
            case Effect.Change change when await ChangeAsync(change, place, cancel) is { } outcome:
                return new(change.Instance, change.Attempt, outcome);
            case Effect.ClearWaits clear when work.Stored.Campaign is not null && desk.Handles(Withdraw):
                await desk.ApplyAsync(Request(clear.Instance, 1, "", Withdraw, Value.Null), cancel);
                return null;
            default:
                return null;
        }
    }

    private async Task<Outcome?> ChangeAsync(Effect.Change change, int place, CancellationToken cancel) => change.Kind switch
    {
        // A step beside it has ended the run, or the scope around both.
        StartFlow => work.IsClearedAfter(place, change.Instance) ? null : await children.StartAsync(work, change, place, cancel),
        Respond => Answer(change),
        _ => await desk.ApplyAsync(Request(change.Instance, change.Attempt, change.Path, change.Kind, change.Inputs) with { ComesAgain = change.ComesAgain }, cancel),
    };

    private Outcome? Answer(Effect.Change change)
    {
        // A request is answered once.
        work.Response ??= change.Inputs;
        children.Respond(work, change.Inputs);
        return null;
    }

    private ChangeRequest Request(long instance, int attempt, string path, string kind, Value inputs) =>
        new(work.Stored, work.Flow!.Version.FlowName, instance, attempt, path, kind, inputs, now);

    private async ValueTask<AdvanceContext> ContextAsync(bool always, CancellationToken cancel)
    {
        var facts = (always || work.Flow!.Program.NeedsFacts) && work.Stored.Campaign is { } campaign ? await desk.FactsAsync(campaign, cancel) : null;
        return new AdvanceContext
        {
            Now = now,
            Chance = new SeededChance(work.Stored.Id, work.State.Turn),
            Facts = facts?.Facts,
            Claims = facts?.Claims,
            WorkingDays = facts?.WorkingDays,
            Workflow = Workflow(),
            Zone = children.Zone,
            CallbackBase = _options.CallbackBase?.Invoke(work.Stored.Id),
            Limits = _options.Limits,
        };
    }

    private ObjectValue Workflow()
    {
        var version = work.Flow!.Version;
        var run = Value.Of(work.Stored.Id.ToString());
        return ObjectValue.Of(
            ("id", Value.Of(version.Flow.ToString())),
            ("name", Value.Of(version.FlowName)),
            ("type", Value.Of("CampaignTracker/flows")),
            ("version", Value.Of(version.Number)),
            ("run", ObjectValue.Of(("id", run), ("name", run), ("type", Value.Of("CampaignTracker/flows/runs")))));
    }
}
