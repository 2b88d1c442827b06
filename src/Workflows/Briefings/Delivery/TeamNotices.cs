using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Briefings.Rendering;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Tells people something about their own work by mail: one message each, sent after the commit.</summary>
public sealed class TeamNotices(BriefingSite site)
{
    private const int MostPeople = 500;
    private const string PersonPrefix = "person:";

    /// <returns>How many are told.</returns>
    public async Task<int> SendAsync(Campaign campaign, NoticeText notice, IBriefingRecords records, Origin from, DateTimeOffset now, CancellationToken cancellation)
    {
        var origin = from.Step is null ? null : OriginWords.Automatic(from);
        var text = notice.Link is null ? notice.Text : $"{notice.Text}\n\n[{notice.LinkText}]({new Uri(site.PublicUrl, notice.Link).AbsoluteUri})";
        var told = 0;
        foreach (var (address, name) in await PeopleAsync(campaign.Id, notice.To, records, now, cancellation).ConfigureAwait(false))
        {
            records.Perform(new Notice(records.Ids.Next(), address, name, Shortened(notice.Subject), text, campaign.Title, origin, now).ToJob());
            told++;
        }

        return told;
    }

    private static async Task<IEnumerable<(EmailAddress Address, string Name)>> PeopleAsync(
        CampaignId campaign, IReadOnlyList<string> to, IBriefingRecords records, DateTimeOffset now, CancellationToken cancellation)
    {
        string[] people = [.. to.Where(t => t.StartsWith(PersonPrefix, StringComparison.OrdinalIgnoreCase)).Select(t => t[PersonPrefix.Length..])];
        string[] users = [.. to.Where(t => !t.StartsWith(PersonPrefix, StringComparison.OrdinalIgnoreCase))];
        List<Candidate> found = [];
        if (users.Length > 0)
        {
            found.AddRange(await records.Briefings.PageAsync(new AudiencePart.Colleagues(campaign, users), now, 0, MostPeople, cancellation).ConfigureAwait(false));
        }

        if (people.Length > 0)
        {
            found.AddRange(await records.Briefings.PageAsync(new AudiencePart.Named(campaign, people), now, 0, MostPeople, cancellation).ConfigureAwait(false));
        }

        return found.Select(c => (Address: EmailAddress.TryFrom(c.Email, out var address) ? address : null, c.Name))
            .Where(c => c.Address is not null)
            .DistinctBy(c => c.Address)
            .Select(c => (c.Address!, c.Name));
    }

    private static string Shortened(string subject)
    {
        var line = SafeText.CleanLine(subject);
        return line.Length <= SubjectIsOneLine.Longest ? line : line[..(SubjectIsOneLine.Longest - 2)].TrimEnd() + "…";
    }
}
