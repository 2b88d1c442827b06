using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Composing;

/// <summary>A message ready to go, in two forms that say the same: its parts, for a transport that writes messages itself, and its bytes.</summary>
/// <param name="MessageId">With its angle brackets.</param>
/// <param name="Headers">What goes beside From, To, Reply-To, Subject, Date and Message-ID; ASCII, in one line each.</param>
/// <param name="Bytes">RFC 5322, lines ended by CR LF, no line over 998 bytes.</param>
public sealed record ComposedMessage(
    string MessageId,
    Mailbox From,
    Mailbox To,
    EmailAddress? ReplyTo,
    DateTimeOffset Date,
    BriefingContent Content,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Bytes);
