using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Composing;

/// <param name="Name">As people read it; may be empty.</param>
public sealed record Mailbox(EmailAddress Address, string Name = "");
