using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Delivery;

internal static class SuppressionWords
{
    /// <summary>Why a recipient is held back, for the delivery record; null where nothing stands against it. Work mail to colleagues is not stopped by leaving a list.</summary>
    public static string? Because(IEnumerable<Suppression> suppressions, Recipient recipient) =>
        suppressions.FirstOrDefault(s => s.Stops(recipient.List)) is { } found ? Of(found) : null;

    private static string Of(Suppression suppression)
    {
        var what = suppression.Reason switch
        {
            SuppressionReason.Unsubscribed => "They asked for no more",
            SuppressionReason.Bounced => "The address takes no mail",
            SuppressionReason.Complained => "They reported our mail as spam",
            SuppressionReason.StoppedByTeam => "A colleague stopped it",
        };
        return $"{what}{(suppression.List is null ? "" : $" from {suppression.List}")}, {Rendering.DateWords.Day(DateOnly.FromDateTime(suppression.At.UtcDateTime))}.";
    }
}
