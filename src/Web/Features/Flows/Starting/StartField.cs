using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Web.Features.Flows.Starting;

/// <summary>One question of the form that starts a flow, made from a member of its trigger's schema.</summary>
/// <param name="Name">The member's name in the body.</param>
/// <param name="Type">The JSON types that the schema allows; empty for any.</param>
public sealed record StartField(string Name, string Label, string? Hint, StartFieldKind Kind, IReadOnlyList<Value> Options, IReadOnlyList<string> Type, bool IsRequired)
{
    /// <summary>The name of its control; members may be called anything.</summary>
    public string Control => "field." + Name;

    /// <summary>As it was typed, or the schema's default.</summary>
    public string Typed { get; set; } = "";

    /// <summary>What is wrong with what was typed; null where nothing is.</summary>
    public string? Fault { get; set; }

    public string? HintId => Hint is null ? null : Id + "-hint";

    public string? FaultId => Fault is null ? null : Id + "-fault";

    public string Id { get; init; } = "";

    public string Described => string.Join(' ', new[] { HintId, FaultId }.OfType<string>());
}

public enum StartFieldKind
{
    Text,

    /// <summary>A text that the schema allows more than a line for.</summary>
    Long,
    Number,
    Date,
    Moment,
    Email,
    Choice,
    YesNo,

    /// <summary>Lists and objects: as JSON.</summary>
    Json,
}
