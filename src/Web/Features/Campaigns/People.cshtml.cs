using CampaignTracker.Domain.People;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Features.Campaigns;

public sealed class PeopleModel(CampaignQueries campaigns, CampaignPeople people) : CampaignPage(campaigns)
{
    public PageOf<Participant> Participants { get; private set; } = null!;

    public PageOf<AttemptLine> Attempts { get; private set; } = null!;

    public Trail Trail { get; private set; } = null!;

    public IEnumerable<IGrouping<ParticipationKind, Participant>> Kinds => Participants.Items.GroupBy(participant => participant.Kind);

    /// <summary>"14 attempts over 9 weeks; 3 doors closed, 1 opened."</summary>
    public string TrailWords
    {
        get
        {
            if (Trail.Attempts == 0)
            {
                return "Nobody was contacted yet.";
            }
            var over = Trail.First is { } first && Trail.Last is { } last && first != last ? $" over {DateWords.Length(first, last)}" : "";
            return $"{Count.Of(Trail.Attempts, "attempt")}{over}; {Count.OrNone(Trail.ClosedDoors, "door")} closed, {Count.Number(Trail.Meetings)} opened.";
        }
    }

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, [FromQuery(Name = "attempts")] int? attemptsPart, CancellationToken cancellation)
    {
        Participants = await people.ReadAsync(Campaign.Id, part, cancellation);
        Attempts = await Campaigns.AttemptsAsync(Campaign.Id, attemptsPart, cancellation);
        Trail = await people.TrailAsync(Campaign.Id, cancellation);
    }
}
