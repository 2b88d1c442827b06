using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Work;

public sealed class ApprovalResponse : HistoryEntry
{
    private ApprovalResponse() => (UserName, DisplayName, Choice) = (null!, null!, null!);

    internal ApprovalResponse(int number, ApprovalSlot slot, Actor actor, string choice, string? comment, Stamp stamp)
        : base(number, stamp)
    {
        Slot = slot.Number;
        (UserName, DisplayName, Choice, Comment) = (actor.UserName, actor.DisplayName, choice, comment);
    }

    /// <summary>The number of the seat it fills.</summary>
    public int Slot { get; private set; }

    public string UserName { get; private set; }

    public string DisplayName { get; private set; }

    public string Choice { get; private set; }

    public string? Comment { get; private set; }
}
