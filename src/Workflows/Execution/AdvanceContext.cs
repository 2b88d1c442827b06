using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Execution;

/// <summary>What a turn may know besides its run: the instant, seeded chance, the campaign's facts as they stand, and the limits.</summary>
public sealed record AdvanceContext
{
    /// <summary>The turn's instant. The same for everything in the turn.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Seeded by run and turn: a replay draws the same numbers.</summary>
    public required Random Chance { get; init; }

    /// <summary>What <c>campaign()</c> gives; null for a run of no campaign. Loaded only where the program needs them.</summary>
    public Value? Facts { get; init; }

    /// <summary>What <c>claim(key)</c> gives, by key.</summary>
    public Value? Claims { get; init; }

    /// <summary>What <c>workflow()</c> gives.</summary>
    public Value? Workflow { get; init; }

    public IWorkingDays? WorkingDays { get; init; }

    /// <summary>The zone in which dates and times without offset are read (<c>Site:TimeZone</c>).</summary>
    public Zone Zone { get; init; } = TimeZones.Utc;

    /// <summary>The address under which a webhook's partner can answer; the instance number is appended.</summary>
    public string? CallbackBase { get; init; }

    public RunLimits Limits { get; init; } = RunLimits.Default;
}
