namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>How a sample is rehearsed. What is null is taken from its script.</summary>
public sealed record RehearsalOptions
{
    /// <summary>Facts of earlier days are recorded at once on this day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly? Until { get; init; }

    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>Answers as for the start of a living campaign instead of a rehearsal.</summary>
    public bool UsesSeedAnswers { get; init; }

    /// <summary>Gets each e-mail as it goes out; they are not kept.</summary>
    public Action<RehearsedMail>? Mail { get; init; }
}
