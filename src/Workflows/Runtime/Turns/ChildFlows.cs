using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Flows that steps of other flows start. Parent and child speak to each other through work items, so neither waits for the other's lock.</summary>
internal sealed class ChildFlows(ITurn turn, FlowPrograms programs, TurnWrites writes, List<RunAtWork> started, EngineOptions options, IIdSource ids, Zone zone, DateTimeOffset now)
{
    private static readonly Actor Parent = new("The flow that started this one", "It no longer waits for it.");

    private readonly RunLimits _limits = options.Limits;
    private readonly Dictionary<Guid, int> _open = [];
    private readonly List<(RunAtWork Child, int Place)> _mine = [];
    private int _begun;

    public Zone Zone => zone;

    /// <summary>Inputs for other runs were written.</summary>
    public bool Told { get; private set; }

    public ValueTask<LoadedFlow> FlowAsync(Guid version, CancellationToken cancel) => programs.GetAsync(version, cancel);

    /// <param name="place">Where the change stands among the parent's effects.</param>
    public async Task<Outcome?> StartAsync(RunAtWork parent, Effect.Change change, int place, CancellationToken cancel)
    {
        var name = change.Inputs.Get("flow")?.AsText() ?? "";
        if (await turn.LatestVersionAsync(name, cancel) is not { } version)
        {
            return Outcome.Failed(new("FlowNotFound", $"There is no flow called '{name}'. Publish it, or change the step."));
        }

        if (await WhyNotAsync(parent.Stored, name, cancel) is { } fault)
        {
            return Outcome.Failed(fault);
        }

        var flow = await programs.GetAsync(version, cancel);

        // What starts it is a request, whatever else it starts on.
        var request = flow.Program.Definition.Triggers.FirstOrDefault(t => t.Type == "Request");
        var trigger = request?.Name ?? "manual";
        if (request is not null && TriggerBody.Mismatches(request, change.Inputs.Get("outputs")?.Get("body") ?? Value.Null) is { Count: > 0 } mismatches)
        {
            return Outcome.Failed(new("BadRequest", $"The body is not what the flow '{name}' expects. {string.Join(" ", mismatches.Take(5))}"));
        }

        // No transaction grows with a family: more children than a batch has room for begin in the next one.
        var child = NewRun(ids.Next(), version, parent.Stored.Campaign ?? flow.Version.Campaign, trigger, change.Inputs.Get("outputs") ?? Value.Null, now,
            isQueued: _begun++ >= options.BatchSize, parent: parent.Stored, step: new(parent.Stored.Id, change.Instance, change.Attempt));
        Told |= child.IsQueued;
        started.Add(child);
        _mine.Add((child, place));
        return null;
    }

    /// <summary>Null where one more may be started below the run, which counts it. Nothing but these two bounds ends a flow that starts itself.</summary>
    private async ValueTask<StepFault?> WhyNotAsync(StoredRun parent, string name, CancellationToken cancel)
    {
        if (parent.Generation >= _limits.ChildDepth)
        {
            return new("ChildFlowsTooDeep", $"Flows have started each other {_limits.ChildDepth} deep, and '{name}' would be one more. It was not started; what is under way goes on. Does a flow start itself? Have it stop on a condition, or repeat by an Until or a Recurrence.");
        }

        var root = parent.Root ?? parent.Id;
        var open = _open.TryGetValue(root, out var known) ? known : await turn.OpenBelowAsync(root, cancel);
        _open[root] = open;
        if (open >= _limits.OpenChildren)
        {
            return new("TooManyChildFlows", $"{_limits.OpenChildren:N0} runs that began with one run have not ended, which is as many as there may be. '{name}' was not started; what is under way goes on. Does a flow start itself more than once? Else start fewer side by side, and try the step again when some have ended.");
        }

        _open[root] = open + 1;
        return null;
    }

    public static RunAtWork NewRun(
        Guid id, Guid version, Domain.Campaigns.CampaignId? campaign, string trigger, Value outputs, DateTimeOffset at, TurnRequest? request = null,
        bool isQueued = false, Repeat? again = null, StoredRun? parent = null, ParentStep? step = null)
    {
        var work = new RunAtWork(
            new()
            {
                Id = id,
                VersionId = version,
                Campaign = campaign,
                Status = RunStatus.New,
                Turn = 0,
                State = default,
                Trigger = trigger,
                StartedAt = at,
                Parent = step,
                Root = parent?.Root ?? parent?.Id,
                Generation = parent is null ? 0 : parent.Generation + 1,
            },
            isNew: true)
        {
            IsQueued = isQueued,
        };
        if (isQueued)
        {
            work.State = RunState.New();
        }

        work.Arrivals.Add(new(new RunInput.Start(trigger, outputs, again), null, false, request));
        return work;
    }

    /// <summary>The child's answer, or else its end, is what the parent's step gives. An answer with a status of 400 or more fails the step, as a call's does.</summary>
    public void Respond(RunAtWork child, Value response) => Tell(child.Stored.Parent, response.Get("statusCode") is IntegerValue { Value: >= 400 and < 600 } status
        ? Outcome.Failed(new(HttpStatusName.Of((int)status.Value), $"The flow it started answered with the status {status.Value}."), response)
        : Outcome.Succeeded(response));

    public void Ended(RunAtWork child)
    {
        if (child.Stored.Parent is not null && child.Response is null)
        {
            Tell(child.Stored.Parent, child.State.Status == RunStatus.Succeeded
                ? Outcome.Succeeded(child.State.Outputs ?? Value.Null)
                : Outcome.Failed(child.State.Fault ?? new("ChildFlowFailed", $"The flow it started ended as {child.State.Status}.")));
        }
    }

    /// <summary>
    /// Children whose step no longer waits, because it was cancelled, skipped or timed out, are cancelled too. One that has answered its
    /// step and goes on after that is left to itself: it is on its own from its answer on.
    /// </summary>
    public async Task CancelForgottenAsync(RunAtWork parent, CancellationToken cancel)
    {
        foreach (var (child, _) in _mine.Where(m => m.Child.Stored.Parent is { } step && step.Run == parent.Stored.Id && parent.IsClearedAfter(m.Place, step.Instance)))
        {
            Write(child.Stored.Id, 0, new RunInput.Cancel(Parent));
        }

        var answered = parent.Journal
            .Where(e => e is { Kind: JournalKind.StepEnded, Status: StepStatus.Succeeded or StepStatus.Failed } && parent.Answered.Contains(e.Instance)).Select(e => e.Instance).ToHashSet();
        var cleared = parent.Effects.OfType<Effect.ClearWaits>().Select(c => c.Instance).Where(i => i < parent.FirstNewInstance && !answered.Contains(i)).ToHashSet();
        if (parent.IsNew || cleared.Count == 0)
        {
            return;
        }

        foreach (var child in await turn.OpenChildrenAsync(parent.Stored.Id, cancel))
        {
            if (cleared.Contains(child.Instance))
            {
                Write(child.Run, 0, new RunInput.Cancel(Parent));
            }
        }
    }

    private void Tell(ParentStep? parent, Outcome outcome)
    {
        if (parent is not null)
        {
            Write(parent.Run, parent.Instance, new RunInput.Completed(parent.Instance, parent.Attempt, outcome));
        }
    }

    private void Write(Guid run, long instance, RunInput input)
    {
        Told = true;
        writes.Items.Add(WorkItem.Input(ids.Next(), run, input, instance, now));
    }
}
