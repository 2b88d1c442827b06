using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Trying a failed step again and going back to an earlier one. What ran stays in the journal; the visit number goes up.</summary>
internal static class Reopening
{
    private const string NotForNow = "The flow had not come this way by itself, so the step can't be taken up while the run is paused. Let the run go on first.";

    public static void Retry(Turn turn, RunInput.Retry retry)
    {
        if (!MayReopen(turn) || LiveSteps.FindFailed(turn, retry.Instance) is not { } run)
        {
            turn.Refuse("NotFailed", "There is no failed step to try again here; it may have been tried already.", retry.By);
            return;
        }

        if (WhatRanSince(run) is { } later)
        {
            turn.Refuse("RanSince", $"'{later}' ran because of the failure. Go back to '{NearestOpen(turn, run)}' instead: that runs what comes after it again.", retry.By);
            return;
        }

        if (IsNotForNow(turn, run.Frame, run.Node))
        {
            turn.Refuse("Paused", NotForNow, retry.By);
            return;
        }

        turn.Journal.Add(new(
            turn.Context.Now, JournalKind.PersonActed, run.Path, "tried again", run.State.Instance, run.Frame.Statuses[run.Node.Ordinal], run.State.Visit, By: retry.By.Name, Reason: retry.By.Reason));
        var around = ReopenAround(run);
        Reset(turn, run.Frame, [run.Node.Ordinal, .. SkippedAfter(run.Frame, run.Node)]);
        GoOn(turn);
        while (around.TryPop(out var scope))
        {
            turn.Reopen(scope.Frame, scope.Node);
        }

        turn.Enqueue(run.Frame, run.Node.Ordinal);
    }

    public static void GoBack(Turn turn, RunInput.GoBack back)
    {
        if (!MayReopen(turn) || turn.State.Root is not { } root)
        {
            turn.Refuse("NotRunning", "Only a run that is under way, or has failed, can go back.", back.By);
            return;
        }

        var place = LiveSteps.Frames(root)
            .SelectMany(f => f.Block.Steps.Select(s => (Frame: f, Node: s)))
            .FirstOrDefault(p => p.Frame.PathOf(p.Node) == back.Path);
        if (place.Frame is null || !IsLive(turn, place.Frame))
        {
            turn.Refuse("NotHere", $"'{back.Path}' is not a step of a part of the flow that is still open. Go back to the stage or scope around it.", back.By);
            return;
        }

        if (place.Frame.Statuses[place.Node.Ordinal] == StepStatus.None)
        {
            turn.Refuse("NotReached", $"'{back.Path}' has not been reached yet.", back.By);
            return;
        }

        if (IsNotForNow(turn, place.Frame, place.Node))
        {
            turn.Refuse("Paused", NotForNow, back.By);
            return;
        }

        turn.Journal.Add(new(turn.Context.Now, JournalKind.PersonActed, back.Path, "went back", 0, StepStatus.None, By: back.By.Name, Reason: back.By.Reason));
        Reset(turn, place.Frame, [place.Node.Ordinal, .. After(place.Frame.Block, place.Node)]);
        GoOn(turn);
        turn.Enqueue(place.Frame, place.Node.Ordinal);
    }

    private static bool MayReopen(Turn turn) => turn.State.Status is RunStatus.Running or RunStatus.Paused or RunStatus.Failed;

    /// <summary>A paused run starts, when it goes on, what its predecessors admit; a step that only a person's word would start can't wait for that.</summary>
    private static bool IsNotForNow(Turn turn, Frame frame, StepNode node) =>
        turn.State.Status == RunStatus.Paused && !Turn.IsAdmitted(frame, node.Ordinal);

    /// <summary>A run that had failed is under way again; a paused one still rests.</summary>
    private static void GoOn(Turn turn)
    {
        turn.State.Status = turn.State.Status == RunStatus.Paused ? RunStatus.Paused : RunStatus.Running;
        turn.State.Fault = null;
    }

    private static bool IsLive(Turn turn, Frame frame) =>
        frame.Parent is null ? turn.State.Status == RunStatus.Failed || frame.Open > 0 : frame.Open > 0;

    /// <summary>The path of the step itself, or of the nearest scope around it that a run can go back to.</summary>
    private static string NearestOpen(Turn turn, StepRun run)
    {
        var (frame, node) = (run.Frame, run.Node);
        while (!IsLive(turn, frame))
        {
            (frame, node) = (frame.Parent!, frame.Block.Owner!);
        }

        return frame.PathOf(node);
    }

    /// <summary>A step that ran on from the failure, of the failed step or of a scope around it; null where all that followed was skipped.</summary>
    private static string? WhatRanSince(StepRun run)
    {
        for (var (frame, node) = (run.Frame, run.Node); ; (frame, node) = (frame.Parent, frame.Block.Owner!))
        {
            foreach (var ordinal in After(frame.Block, node))
            {
                if (frame.Statuses[ordinal] is not (StepStatus.None or StepStatus.Skipped))
                {
                    return frame.Block.Steps[ordinal].Name;
                }
            }

            if (frame.Parent is null || frame.Open > 0)
            {
                return null;
            }
        }
    }

    /// <summary>Opens the closed scopes around a failed step again, and what was skipped because of them. The outermost is on top.</summary>
    private static Stack<StepRun> ReopenAround(StepRun run)
    {
        var opened = new Stack<StepRun>();
        var frame = run.Frame;
        for (var closed = frame.Open == 0; closed && frame.Parent is { } parent; frame = parent)
        {
            closed = parent.Open == 0;
            var owner = frame.Block.Owner!;
            var state = parent.States[owner.Ordinal]!;
            parent.Statuses[owner.Ordinal] = StepStatus.Running;
            parent.Open++;
            state.Fault = null;
            state.EndedAt = default;
            state.TurnFailed = state.Frames!.Exists(f => f != frame && f.Open == 0);
            Forget(parent, SkippedAfter(parent, owner));
            opened.Push(new StepRun(run.Turn, parent, owner));
        }

        return opened;
    }

    private static void Reset(Turn turn, Frame frame, IReadOnlyCollection<int> ordinals)
    {
        foreach (var ordinal in ordinals)
        {
            if (frame.Statuses[ordinal] is StepStatus.Running or StepStatus.Waiting)
            {
                turn.CancelStep(frame, frame.Block.Steps[ordinal]);
                frame.Open--;
            }
        }

        Forget(frame, ordinals);
    }

    private static void Forget(Frame frame, IReadOnlyCollection<int> ordinals)
    {
        foreach (var ordinal in ordinals)
        {
            if (frame.Statuses[ordinal] == StepStatus.None)
            {
                continue;
            }

            if (frame.Statuses[ordinal] != StepStatus.Skipped)
            {
                frame.Visits ??= [];
                frame.Visits[ordinal] = frame.Visits.GetValueOrDefault(ordinal) + 1;
            }

            frame.Statuses[ordinal] = StepStatus.None;
            frame.States[ordinal] = null;
            frame.SkippedByPerson?.Remove(ordinal);
            frame.Open++;
            ForgetKept(frame, frame.Block.Steps[ordinal]);
        }
    }

    private static void ForgetKept(Frame frame, StepNode node)
    {
        foreach (var block in node.Blocks)
        {
            foreach (var inner in block.Steps)
            {
                frame.Kept?.Remove(inner.Index);
                ForgetKept(frame, inner);
            }
        }
    }

    private static List<int> SkippedAfter(Frame frame, StepNode node) =>
        [.. After(frame.Block, node).Where(o => frame.Statuses[o] == StepStatus.Skipped)];

    private static List<int> After(Block block, StepNode node)
    {
        var found = new SortedSet<int>();
        var open = new Stack<int>(node.Before);
        while (open.TryPop(out var ordinal))
        {
            if (found.Add(ordinal))
            {
                Array.ForEach(block.Steps[ordinal].Before, open.Push);
            }
        }

        return [.. found];
    }
}
