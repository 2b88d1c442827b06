namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>What one recipient's copy says that others' don't.</summary>
/// <param name="Why">Why they are on it: "You are an ally of this campaign."</param>
/// <param name="Basis">The lawful basis in words.</param>
/// <param name="Unsubscribe">Null for people who can't leave because they work here; the footer then doesn't offer it.</param>
public sealed record Personal(string Name, string Why, string Basis, Uri? Unsubscribe = null, Uri? Preferences = null);
