namespace CampaignTracker.Architecture.Tests.Metadata;

/// <summary>One use of a type, or of a member of it, somewhere in a type of ours. <paramref name="Member"/> is null where only the type is named.</summary>
internal sealed record Usage(string By, string Namespace, string Type, string? Member)
{
    public override string ToString() => $"{By} uses {Namespace}.{Type}{(Member is null ? "" : "." + Member)}";
}
