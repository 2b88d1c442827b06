using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Transport;

public enum MailOutcomeKind
{
    /// <summary>The next server, or the folder, took it. Whether a person reads it is not known.</summary>
    Delivered,

    /// <summary>Worth trying again: a busy server, a broken line, a wrong password that somebody will put right.</summary>
    TransientFailure,

    /// <summary>This recipient, or this message, is refused for good.</summary>
    PermanentFailure,
}

/// <param name="Detail">The server's answer, for people who look after the system; no addresses beside the recipient's own.</param>
public sealed record MailOutcome(EmailAddress Recipient, MailOutcomeKind Kind, string Detail);
