namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>What one transaction is to take up.</summary>
/// <param name="Due">Ready items at most; 0 to leave them alone.</param>
/// <param name="Events">Stored events at most; 0 to leave them alone.</param>
/// <param name="DirectWakes">More runs than this are woken through work items.</param>
/// <param name="Excluded">Flows that an event could not start: they get a line in their trigger history instead.</param>
internal sealed record BatchPlan(IReadOnlyList<TurnRequest> Requests, int Due, int Events, int DirectWakes, IReadOnlyDictionary<Guid, string> Excluded)
{
    public static readonly IReadOnlyDictionary<Guid, string> Nothing = new Dictionary<Guid, string>();

    /// <summary>Why an event is to start nothing at all, for the history of the triggers it would have set off; null where it may.</summary>
    public string? NoStarts { get; init; }

    public bool IsOneThing => Requests.Count + Due + Events <= 1;
}
