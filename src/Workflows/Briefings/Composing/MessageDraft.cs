using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Composing;

/// <summary>One message to one person, before it is put into its form.</summary>
/// <param name="Key">What the Message-ID derives from: the same key gives the same Message-ID, also after a crash.</param>
/// <param name="Date">Shown with its own offset.</param>
/// <param name="Automatic">Sent by a flow: marked Auto-Submitted (RFC 3834), so that no auto-responder answers.</param>
/// <param name="List">Null for a message to one person about their own work.</param>
public sealed record MessageDraft(
    Guid Key,
    Mailbox From,
    Mailbox To,
    DateTimeOffset Date,
    BriefingContent Content,
    bool Automatic,
    ListIdentity? List = null,
    EmailAddress? ReplyTo = null);
