namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>Somebody with an account. The sign-in name is the address.</summary>
public sealed record Colleague(string UserName, string Name, IReadOnlyList<string> Roles);
