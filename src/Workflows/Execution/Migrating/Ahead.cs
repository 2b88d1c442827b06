namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>What a run may still come to, from where it stands.</summary>
internal sealed class Ahead(Frame root)
{
    private readonly ILookup<Block, Frame> _frames = LiveSteps.Frames(root).ToLookup(f => f.Block);

    /// <summary>Whether the run may still come to the step: it, or what it stands in, has not been reached, or a loop around it goes on.</summary>
    public bool MayRun(StepNode step) => MayCome(step, status => status == StepStatus.None);

    /// <summary>Whether an expression that stands at the place may still be evaluated without anybody going back.</summary>
    public bool MayRead(StepReference place) => place switch
    {
        { Step: { } step } => MayCome(step, status => status < StepStatus.Succeeded),
        { From.Owner: { } owner } => MayCome(owner, status => status < StepStatus.Succeeded),
        _ => true,
    };

    private bool MayCome(StepNode step, Func<StepStatus, bool> isAhead)
    {
        for (var at = step; at is not null; at = at.Block.Owner)
        {
            if (_frames.Contains(at.Block))
            {
                var level = at;
                return _frames[at.Block].Any(f => isAhead(f.Statuses[level.Ordinal]) || InLoop(f));
            }
        }

        return true;
    }

    private static bool InLoop(Frame frame)
    {
        for (var at = frame; at is not null; at = at.Parent)
        {
            if (at.Turn >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
