namespace CampaignTracker.Domain.Events;

/// <summary>Who or what made a change: a person, or one step of one run of a flow. Kept with every change.</summary>
/// <param name="Name">The person's display name at that time, the flow's name, or what was imported.</param>
/// <param name="UserName">A person's sign-in name; null for a flow.</param>
/// <param name="Step">The step's name in the flow; null for a person.</param>
/// <param name="RunId">The run; null for a person.</param>
public sealed record Origin(OriginKind Kind, string Name, string? UserName = null, string? Step = null, Guid? RunId = null)
{
    public static Origin Person(string userName, string displayName) => new(OriginKind.Person, displayName, userName);

    public static Origin Person(Actor actor) => Person(actor.UserName, actor.DisplayName);

    public static Origin Flow(string flow, string step, Guid runId) => new(OriginKind.Flow, flow, null, step, runId);

    public static Origin Import(string source) => new(OriginKind.Import, source);

    public static Origin Calendar { get; } = new(OriginKind.Calendar, "The calendar");

    /// <summary>For people: "Priya Shah", or "Legal aid campaign, step Ask leadership".</summary>
    public override string ToString() => Step is null ? Name : $"{Name}, step {Step}";
}
