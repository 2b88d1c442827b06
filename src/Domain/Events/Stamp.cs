namespace CampaignTracker.Domain.Events;

/// <summary>Who changed something, when and why. Every method that changes something important takes one.</summary>
/// <param name="At">The instant of the change, not of what it is about.</param>
/// <param name="Why">Null where the action explains itself; rules ask for it where it does not.</param>
public sealed record Stamp(Origin By, DateTimeOffset At, string? Why = null);
