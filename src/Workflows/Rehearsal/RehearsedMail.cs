using CampaignTracker.Workflows.Briefings.Composing;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>An e-mail as it would have gone out.</summary>
public sealed record RehearsedMail(DateTimeOffset At, string Template, ComposedMessage Message);
