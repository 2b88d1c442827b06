namespace CampaignTracker.Domain.Work;

/// <summary>One seat at the table: who is asked now, and the answer that filled it.</summary>
public sealed class ApprovalSlot
{
    private ApprovalSlot() => Assignee = null!;

    internal ApprovalSlot(int number, Assignee assignee) => (Number, Assignee) = (number, assignee);

    /// <summary>Its place in the order asked, from 1.</summary>
    public int Number { get; private set; }

    public Assignee Assignee { get; private set; }

    /// <summary>The number of the response that filled it; null while awaited.</summary>
    public int? AnsweredBy { get; private set; }

    public bool IsAnswered => AnsweredBy is not null;

    internal void Take(ApprovalResponse response) => AnsweredBy = response.Number;

    internal void HandTo(Assignee to) => Assignee = to;
}
