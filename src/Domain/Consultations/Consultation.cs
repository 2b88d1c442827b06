using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Consultations;

/// <summary>A public body's call for views, from its opening to the response that is owed afterwards.</summary>
public sealed class Consultation : Entity
{
    /// <summary>A government publishes its response within 12 weeks of the closing (Cabinet Office consultation principles, 2018).</summary>
    public const int ResponseWatchDays = 12 * 7;

    /// <summary>How many working days before the closing day flows are told, each once; 0 is the day itself.</summary>
    public static readonly IReadOnlyList<int> ClosingDistances = [10, 5, 3, 1, 0];

    private readonly List<ConsultationQuestion> _questions = [];
    private readonly List<ConsultationChange> _changes = [];

    private Consultation() => (Key, Body, Title) = (null!, null!, null!);

    public ConsultationId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public string Key { get; private set; }

    public string Body { get; private set; }

    public string Title { get; private set; }

    public DateOnly? OpensOn { get; private set; }

    /// <summary>The last day on which a submission is in time, inclusive.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>Sign-in name or role of who writes our answer; null while nobody does.</summary>
    public string? Owner { get; private set; }

    public ConsultationStatus Status { get; private set; }

    /// <summary>The shortest of the <see cref="ClosingDistances"/> that was announced; null before the first.</summary>
    public int? ClosingAnnounced { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>The last day of the 12-week watch; after it the response is late.</summary>
    public DateOnly ResponseExpectedBy => ClosesOn.AddDays(ResponseWatchDays);

    public DateOnly? RespondedOn { get; private set; }

    public IReadOnlyList<ConsultationQuestion> Questions => _questions;

    public IReadOnlyList<ConsultationChange> Changes => _changes;

    public static Consultation Plan(
        ConsultationId id, CampaignId campaign, string key, string body, string title, DateOnly? opensOn, DateOnly closesOn, string? owner, Stamp stamp)
    {
        EndIsNotBeforeStart.Check(opensOn, closesOn);
        var consultation = new Consultation
        {
            Id = id,
            CampaignId = campaign,
            Key = TextIsGiven.Check(key, "The consultation's key"),
            Body = TextIsGiven.Check(body, "The body that consults"),
            Title = TextIsGiven.Check(title, "The consultation's title"),
            OpensOn = opensOn,
            ClosesOn = closesOn,
            Owner = owner,
        };
        consultation.Note(ConsultationStatus.Planned, stamp);
        return consultation;
    }

    public void Ask(string question)
    {
        _questions.Add(new ConsultationQuestion(_questions.Count + 1, TextIsGiven.Check(question, "The question")));
        Changed();
    }

    /// <param name="question">Its number, from 1.</param>
    /// <param name="answer">Our answer so far; null takes it back.</param>
    public void DraftAnswer(int question, string? answer)
    {
        var asked = _questions.Find(q => q.Number == question);
        Rule.Require(asked is not null, new QuestionExists(question));
        asked!.Write(answer);
        Changed();
    }

    public void Open(Stamp stamp)
    {
        Become(ConsultationStatus.Open, stamp, ConsultationStatus.Planned);
        Raise(new ConsultationOpened(CampaignId, stamp, Id, Key, Title, Body, ClosesOn));
    }

    /// <summary>
    /// Tells flows that the end is near, once for each of the <see cref="ClosingDistances"/>. A distance that went by while nobody counted
    /// the days is told late; one that lay behind when it opened is not told at all.
    /// </summary>
    /// <param name="workingDaysLeft">0 on the closing day itself.</param>
    /// <param name="whenOpened">How many there were when it opened.</param>
    /// <returns>False where there is nothing new to tell.</returns>
    public bool AnnounceClosing(int workingDaysLeft, int whenOpened, Stamp stamp)
    {
        Rule.Require(Status == ConsultationStatus.Open, new ConsultationIsIn(Title, Status));
        var owed = ClosingDistances.Where(d => d >= workingDaysLeft && d <= whenOpened && !(d >= ClosingAnnounced)).ToList();
        foreach (var distance in owed)
        {
            Raise(new ConsultationClosing(CampaignId, stamp, Id, Key, Title, ClosesOn, distance, workingDaysLeft));
            ClosingAnnounced = distance;
            Changed();
        }

        return owed.Count > 0;
    }

    /// <summary>A submission after the closing day is recorded too: bodies take them now and then.</summary>
    public void Submit(DateOnly on, Stamp stamp)
    {
        Become(ConsultationStatus.Submitted, stamp, ConsultationStatus.Open, ConsultationStatus.Closed);
        SubmittedOn = on;
    }

    /// <summary>It closed without our submission.</summary>
    public void Close(Stamp stamp) => Become(ConsultationStatus.Closed, stamp, ConsultationStatus.Open);

    public void RecordResponse(DateOnly on, Stamp stamp)
    {
        Become(ConsultationStatus.Responded, stamp, ConsultationStatus.Submitted, ConsultationStatus.Closed);
        RespondedOn = on;
    }

    /// <summary>True while a response is owed and late.</summary>
    public bool IsResponseLate(DateOnly today) =>
        Status is ConsultationStatus.Submitted or ConsultationStatus.Closed && today > ResponseExpectedBy;

    private void Become(ConsultationStatus status, Stamp stamp, params ReadOnlySpan<ConsultationStatus> from)
    {
        Rule.Require(from.Contains(Status), new ConsultationIsIn(Title, Status));
        Note(status, stamp);
    }

    private void Note(ConsultationStatus status, Stamp stamp)
    {
        Status = status;
        _changes.Add(new ConsultationChange(_changes.Count + 1, status, stamp));
        Changed();
    }
}
