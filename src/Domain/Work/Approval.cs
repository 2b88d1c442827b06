using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Work;

/// <summary>A question that people answer, perhaps months later. Who may answer, and that nobody answers twice, is decided here.</summary>
public sealed partial class Approval : Entity
{
    public const string Approve = "Approve";
    public const string Reject = "Reject";

    private readonly List<ApprovalSlot> _slots = [];
    private readonly List<ApprovalResponse> _responses = [];

    private Approval() => (Title, AskedBy, Options) = (null!, null!, null!);

    public ApprovalId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public ApprovalKind Kind { get; private set; }

    public string Title { get; private set; }

    public string? Details { get; private set; }

    /// <summary>Where the thing to be approved can be seen; null when the details say it all.</summary>
    public string? Link { get; private set; }

    public IReadOnlyList<string> Options { get; private set; }

    public bool AwaitAll { get; private set; }

    public DateTimeOffset? Due { get; private set; }

    public ApprovalState State { get; private set; }

    /// <summary>The deciding option, or with <see cref="AwaitAll"/> all answers joined by ", " in the order given; null until answered.</summary>
    public string? Outcome { get; private set; }

    public Origin AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedWhy { get; private set; }

    /// <summary>Whom it was put to, in order.</summary>
    public IReadOnlyList<ApprovalSlot> Slots => _slots;

    public IReadOnlyList<ApprovalResponse> Responses => _responses;

    public static Approval Ask(ApprovalId id, CampaignId campaign, ApprovalRequest request, Stamp stamp)
    {
        var assignees = request.Assignees.Distinct().ToList();
        Rule.Require(assignees.Count > 0, new ApprovalAsksSomeone(request.Title));
        var approval = new Approval
        {
            Id = id,
            CampaignId = campaign,
            Kind = request.Kind,
            Title = TextIsGiven.Check(request.Title, "The approval's title"),
            Details = request.Details,
            Link = request.Link,
            Options = ApprovalOptions.Of(request),
            AwaitAll = request.AwaitAll && request.Kind == ApprovalKind.CustomResponse,
            Due = request.Due,
            AskedBy = stamp.By,
            AskedAt = stamp.At,
        };
        approval._slots.AddRange(assignees.Select((a, i) => new ApprovalSlot(i + 1, a)));
        return approval;
    }

    /// <summary>True when this person could answer now: asked, not yet answered, and, in a sequence, next.</summary>
    public bool MayAnswer(Actor actor) => State == ApprovalState.Open && !HasAnswered(actor) && FindSlot(actor) is not null;

    /// <summary>Records the answer; closes the approval when it decides.</summary>
    /// <param name="choice">One of <see cref="Options"/>, ignoring case.</param>
    public ApprovalResponse Answer(Actor actor, string choice, string? comment, DateTimeOffset at)
    {
        RequireOpen();
        Rule.Require(!HasAnswered(actor), new ApprovalIsAnsweredOncePerPerson(actor.DisplayName));
        var slot = FindSlot(actor);
        Rule.Require(slot is not null, WhyNot(actor));
        var option = Options.FirstOrDefault(o => string.Equals(o, choice.Trim(), StringComparison.OrdinalIgnoreCase));
        Rule.Require(option is not null, new AnswerIsAnOption(choice, Options));
        var response = new ApprovalResponse(_responses.Count + 1, slot!, actor, option!, comment, new Stamp(Origin.Person(actor), at, comment));
        _responses.Add(response);
        slot!.Take(response);
        Changed();
        Decide(new Stamp(Origin.Person(actor), at, comment));
        return response;
    }

    private void Decide(Stamp stamp)
    {
        Outcome = ApprovalDecision.Of(this);
        if (Outcome is not null)
        {
            (State, ClosedAt) = (ApprovalState.Answered, stamp.At);
            Raise(new ApprovalAnswered(CampaignId, stamp, Id, Title, Outcome, _responses.Count));
        }
    }

    private bool HasAnswered(Actor actor) =>
        _responses.Exists(r => string.Equals(r.UserName, actor.UserName, StringComparison.OrdinalIgnoreCase));

    // A seat of one's own goes before a seat of a role, so that the role's seat stays free for a colleague.
    private ApprovalSlot? FindSlot(Actor actor) =>
        OpenSlots().Where(s => s.Assignee.Includes(actor)).OrderBy(s => s.Assignee.IsRole).ThenBy(s => s.Number).FirstOrDefault();

    private IEnumerable<ApprovalSlot> OpenSlots()
    {
        var open = _slots.Where(s => !s.IsAnswered).OrderBy(s => s.Number);
        return Kind == ApprovalKind.Sequential ? open.Take(1) : open;
    }

    private Rule WhyNot(Actor actor) =>
        Kind == ApprovalKind.Sequential && _slots.Exists(s => !s.IsAnswered && s.Assignee.Includes(actor))
            ? new ApprovalIsAnsweredInOrder(OpenSlots().First().Assignee.Name)
            : new OnlyWhoIsAskedAnswers(actor.DisplayName, Title);

    private void RequireOpen() => Rule.Require(State == ApprovalState.Open, new ApprovalIsOpen(Title, State));
}
