using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Transport;

/// <summary>Who the mail servers are told (RFC 5321): bounces go to <paramref name="From"/>.</summary>
public sealed record MailEnvelope(EmailAddress From, IReadOnlyList<EmailAddress> To);
