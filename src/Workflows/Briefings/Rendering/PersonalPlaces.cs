namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>The places of a rendered message that differ from recipient to recipient, marked with private-use characters that nothing else can bring in.</summary>
internal static class PersonalPlaces
{
    public const string Name = "\uE000name\uE001";
    public const string Why = "\uE000why\uE001";
    public const string Basis = "\uE000basis\uE001";
    public const string Unsubscribe = "\uE000unsubscribe\uE001";
    public const string Preferences = "\uE000preferences\uE001";

    /// <summary>What stands between these two goes where a recipient has no way to leave, because they work here.</summary>
    public const string LeaveStart = "\uE000leave\uE001";

    public const string LeaveEnd = "\uE000/leave\uE001";
}
