using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>An audience, person by person.</summary>
/// <param name="Recipients">Each address once.</param>
/// <param name="LeftOut">Those who are named but can't be written to.</param>
public sealed record Expansion(IReadOnlyList<ExpandedRecipient> Recipients, IReadOnlyList<LeftOut> LeftOut)
{
    public int Suppressed => Recipients.Count(r => r.SuppressedBecause is not null);
}

/// <param name="SuppressedBecause">Null for one who will get it.</param>
public sealed record ExpandedRecipient(Recipient Recipient, string? SuppressedBecause);

public sealed record LeftOut(string Name, string Because);
