using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;

namespace CampaignTracker.Workflows.Samples;

/// <summary>A campaign to start from, as a folder holds it: what it is, its people, its words, its flow, and how it may be rehearsed.</summary>
public sealed record Sample
{
    public required SampleCampaign Campaign { get; init; }

    public required SamplePeople People { get; init; }

    /// <summary>The flow's document, as it was written.</summary>
    public required string Flow { get; init; }

    /// <summary>By key: the file's name without <c>.md</c>.</summary>
    public required IReadOnlyDictionary<string, TemplateWording> Templates { get; init; }

    /// <summary>Null where the folder has no <c>rehearsal.json</c>.</summary>
    public RehearsalScript? Rehearsal { get; init; }
}

public sealed record SampleCampaign(
    string Key,
    CampaignOutline Outline,
    DateOnly StartedOn,
    IReadOnlyList<SampleStage> Stages,
    IReadOnlyList<SampleClaim> Claims);

public sealed record SampleStage(string Key, string Title, StagePlan Plan, string? Owner);

/// <summary>A figure that a <see cref="SampleFact.PublishClaim"/> publishes when its day comes.</summary>
public sealed record SampleClaim(string Key, ClaimFigure Figure);
