using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>One issue of a briefing: what it says, to whom, and how far it has come. Each recipient has a <see cref="DeliveryRecord"/>.</summary>
public sealed partial class Briefing : Entity
{
    private readonly List<BriefingChange> _history = [];

    private Briefing()
    {
    }

    public BriefingId Id { get; private set; }

    public CampaignId Campaign { get; private set; }

    public string Template { get; private set; } = null!;

    /// <summary>0 for a briefing written by hand.</summary>
    public int TemplateRevision { get; private set; }

    /// <summary>Handlebars, one line.</summary>
    public string Subject { get; private set; } = null!;

    /// <summary>Markdown with Handlebars.</summary>
    public string Body { get; private set; } = null!;

    /// <summary>A JSON object.</summary>
    public string Values { get; private set; } = null!;

    public Audience Audience { get; private set; } = null!;

    /// <summary>Null: as soon as it may go.</summary>
    public DateTimeOffset? SendAt { get; private set; }

    /// <summary>Empty where nobody has to sign it off.</summary>
    public IReadOnlyList<string> SignOffBy { get; private set; } = [];

    public BriefingStatus Status { get; private set; }

    /// <summary>Null for a draft. Set when it goes to sign-off or is issued, and never changed after that: what was signed off is what arrives.</summary>
    public BriefingContent? Content { get; private set; }

    /// <summary>Null for a briefing that a person wrote.</summary>
    public string? OriginKey { get; private set; }

    public Guid? OriginRun { get; private set; }

    public long? OriginInstance { get; private set; }

    public int? OriginAttempt { get; private set; }

    public Origin DraftedBy { get; private set; } = null!;

    public DateTimeOffset DraftedAt { get; private set; }

    public IReadOnlyList<BriefingChange> History => _history;

    public bool NeedsSignOff => SignOffBy.Count > 0;

    public FlowStepOrigin? FlowStep => OriginRun is { } run ? new FlowStepOrigin(run, OriginInstance!.Value, OriginAttempt!.Value) : null;

    public static Briefing Draft(BriefingId id, CampaignId campaign, BriefingPlan plan, Stamp stamp, FlowStepOrigin? origin = null)
    {
        var briefing = new Briefing
        {
            Id = id,
            Campaign = campaign,
            Template = plan.Template,
            TemplateRevision = plan.Revision,
            Subject = SubjectIsOneLine.Check(plan.Subject),
            Body = TextIsGiven.Check(plan.Body, "The briefing's text"),
            Values = plan.Values,
            Audience = plan.Audience.Check(),
            SendAt = plan.SendAt,
            SignOffBy = plan.SignOffBy ?? [],
            OriginKey = origin?.Key,
            OriginRun = origin?.RunId,
            OriginInstance = origin?.Instance,
            OriginAttempt = origin?.Attempt,
            DraftedBy = stamp.By,
            DraftedAt = stamp.At,
        };
        briefing.Note("drafted", stamp);
        return briefing;
    }

    public void Revise(string subject, string body, Stamp stamp)
    {
        RequireStatus(BriefingStatus.Draft);
        Subject = SubjectIsOneLine.Check(subject);
        Body = TextIsGiven.Check(body, "The briefing's text");
        Note("revised", stamp);
    }

    /// <summary>Notes that words which the appropriate-language list points out go out all the same, and why.</summary>
    public void AcceptWording(Stamp stamp)
    {
        ReasonIsGiven.Check(stamp, "sending words that the language list points out");
        Note("wording accepted", stamp);
    }

    private void Note(string what, Stamp stamp)
    {
        _history.Add(new BriefingChange(_history.Count + 1, what, stamp));
        Changed();
    }

    private void RequireStatus(params BriefingStatus[] allowed) =>
        Rule.Require(allowed.Contains(Status), new BriefingIsInStatus(Subject, Status));
}
