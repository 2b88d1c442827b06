using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Briefings;

public sealed partial class Briefing
{
    /// <summary>When its recipients were fixed; null before.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>When the last recipient had an outcome; null before.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>How many it was for, the held-back ones included; 0 before it is issued.</summary>
    public int Recipients { get; private set; }

    /// <summary>How many of them were held back because they had asked for no more.</summary>
    public int Suppressed { get; private set; }

    /// <summary>Whether it waits for a time, or for a sign-off before it.</summary>
    public bool MayMove => SendAt is not null && Status is BriefingStatus.Draft or BriefingStatus.AwaitingSignOff or BriefingStatus.Approved;

    /// <summary>The time that was meant lies at another instant than was thought.</summary>
    /// <returns>False where it is the same, to the millisecond; then nothing is noted.</returns>
    public bool MoveSending(DateTimeOffset at, Stamp stamp)
    {
        RequireStatus(BriefingStatus.Draft, BriefingStatus.AwaitingSignOff, BriefingStatus.Approved);
        if (SendAt is { } was && (at - was).Duration() < TimeSpan.FromMilliseconds(1))
        {
            return false;
        }

        SendAt = at;
        Note("moved", stamp);
        return true;
    }

    /// <summary>Fixes the recipients. From here on there is no way back.</summary>
    /// <param name="content">What goes out where nobody signed it off; a signed-off content stays as it was signed.</param>
    public void Issue(BriefingContent content, int recipients, int suppressed, Stamp stamp)
    {
        RequireStatus(NeedsSignOff ? BriefingStatus.Approved : BriefingStatus.Draft);
        Content ??= content;
        (Recipients, Suppressed) = (recipients, suppressed);
        IssuedAt = stamp.At;
        Status = BriefingStatus.Sending;
        Note("sending", stamp);
    }

    /// <summary>Why it could not be made; null for every other status.</summary>
    public string? FailedWhy { get; private set; }

    /// <summary>It can't be made, or is no longer wanted. Nobody was written to.</summary>
    public void Fail(string why, Stamp stamp)
    {
        RequireStatus(BriefingStatus.Draft, BriefingStatus.AwaitingSignOff, BriefingStatus.Approved);
        FailedWhy = why;
        Status = BriefingStatus.Failed;
        Note("failed", stamp);
    }

    /// <summary>Every recipient has an outcome.</summary>
    public void Complete(Stamp stamp)
    {
        RequireStatus(BriefingStatus.Sending);
        Status = BriefingStatus.Sent;
        SentAt = stamp.At;
        Note("sent", stamp);
        Raise(new BriefingSent(Campaign, stamp, Id.Value, Template, Audience.ToString(), Recipients, Content?.Subject ?? Subject));
    }
}
