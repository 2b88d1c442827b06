using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Composing;

/// <summary>What marks a message as one of a list (RFC 2369, 2919, 8058).</summary>
/// <param name="Id">Within the List-Id's angle brackets: allies.example.org.</param>
/// <param name="OneClick">Answers a POST with "List-Unsubscribe=One-Click" without a sign-in. RFC 8058 asks for https.</param>
/// <param name="Mailbox">A mailbox that takes "unsubscribe" mails; null where there is none.</param>
public sealed record ListIdentity(string Title, string Id, Uri? OneClick, EmailAddress? Mailbox = null);
