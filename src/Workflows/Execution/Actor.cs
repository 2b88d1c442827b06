namespace CampaignTracker.Workflows.Execution;

/// <summary>Who did something to a run by hand, and why.</summary>
/// <param name="Name">As it is shown to people.</param>
/// <param name="Reason">In the person's own words; empty where none was asked for.</param>
public sealed record Actor(string Name, string Reason = "");
