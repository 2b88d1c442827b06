using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>A message to one person about their own work: a reminder, a request to approve. No list, nothing to leave.</summary>
/// <param name="Key">The Message-ID derives from it.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Heading">The campaign's title.</param>
/// <param name="Origin">What sent it: "Sent automatically: flow Legal aid, step Ask leadership."; null where a person did.</param>
public sealed record Notice(
    Guid Key, EmailAddress To, string Name, string Subject, string Text, string Heading, string? Origin, DateTimeOffset At)
{
    public BriefingJob ToJob() => new(BriefingJob.Notice, $"notice/{Key:N}", ObjectValue.Of(
        ("id", Value.Of(Key.ToString())),
        ("to", Value.Of(To.Value)),
        ("name", Value.Of(Name)),
        ("subject", Value.Of(Subject)),
        ("text", Value.Of(Text)),
        ("heading", Value.Of(Heading)),
        ("origin", Value.Of(Origin)),
        ("at", Value.Of(At.ToString("o", System.Globalization.CultureInfo.InvariantCulture)))));

    public static Notice Read(Value inputs) => new(
        BriefingJob.SubjectOf(inputs),
        EmailAddress.From(Member(inputs, "to")),
        Member(inputs, "name"),
        Member(inputs, "subject"),
        Member(inputs, "text"),
        Member(inputs, "heading"),
        inputs.Get("origin")?.AsText(),
        DateTimeOffset.Parse(Member(inputs, "at"), System.Globalization.CultureInfo.InvariantCulture));

    private static string Member(Value inputs, string name) => inputs.Get(name)?.AsText() ?? "";
}
