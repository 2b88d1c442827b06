using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;

namespace CampaignTracker.Workflows.Tests.Briefings.Composing;

internal static class Drafts
{
    public static readonly Guid Key = new("0190a1b2-c3d4-7000-8000-000000000001");

    public static MessageDraft Draft(string subject = "News", string text = "Hello\n", string name = "Sam Reed", bool automatic = true) => new(
        Key,
        new Mailbox(EmailAddress.From("campaigns@example.org"), "Example Children's Charity"),
        new Mailbox(EmailAddress.From("sam@example.net"), name),
        new DateTimeOffset(2018, 7, 12, 9, 0, 0, TimeSpan.FromHours(1)),
        new BriefingContent(subject, $"<p>{text}</p>", text),
        automatic,
        new ListIdentity("Allies, monthly", "ally-monthly.example.org", new Uri("https://tracker.example.org/u/" + new string('t', 300)), EmailAddress.From("leave@example.org")));

    public static StrictMessage Composed(MessageDraft draft) => StrictMessage.Parse(new MimeComposer().Compose(draft).Bytes);
}
