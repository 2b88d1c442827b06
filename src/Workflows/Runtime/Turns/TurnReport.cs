namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>What one transaction did, for the loop to know what to do next.</summary>
/// <param name="Runs">Runs that were advanced.</param>
/// <param name="Events">Events that were dispatched.</param>
/// <param name="MoreDue">The batch was full, or it left work that is ready now.</param>
/// <param name="MayHaveEvents">Records were changed, so the outbox may hold something.</param>
/// <param name="Calls">Work that reaches outside was written.</param>
/// <param name="NextTimer">The earliest timer that was written.</param>
internal readonly record struct TurnReport(int Runs, int Events, bool MoreDue, bool MayHaveEvents, bool Calls, DateTimeOffset? NextTimer)
{
    public bool DidNothing => Runs == 0 && Events == 0;
}
