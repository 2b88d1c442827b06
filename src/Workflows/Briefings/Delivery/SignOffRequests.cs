using System.Text;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Asks those who may sign a briefing off to look at it.</summary>
public sealed class SignOffRequests(TeamNotices notices)
{
    public async Task SendAsync(Briefing briefing, IReadOnlyList<WordingFinding> wording, IBriefingRecords records, DateTimeOffset now, CancellationToken cancellation)
    {
        var campaign = await records.Campaigns.FindCampaignAsync(briefing.Campaign, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The campaign {briefing.Campaign} of a briefing is gone.");
        var subject = Rendering.Personalisation.Unaddressed(briefing.Content!.Subject);
        var notice = new NoticeText(briefing.SignOffBy, $"Please sign off: {subject}", Text(briefing, subject, wording), $"briefings/{briefing.Id}", "Read and sign off");
        await notices.SendAsync(campaign, notice, records, briefing.DraftedBy, now, cancellation).ConfigureAwait(false);
    }

    private static string Text(Briefing briefing, string subject, IReadOnlyList<WordingFinding> wording)
    {
        var text = new StringBuilder($"The briefing **{NoticeText.Quoted(subject)}** waits for a second pair of eyes. It is for: {NoticeText.Quoted(briefing.Audience.ToString())}. Nothing goes out before you sign it off.");
        if (wording.Count > 0)
        {
            text.Append("\n\nThe language list points out:\n");
            foreach (var finding in wording)
            {
                text.Append("\n- ").Append(NoticeText.Quoted(finding.Sentence));
            }
        }

        return text.ToString();
    }
}
