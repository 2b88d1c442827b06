using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;

namespace CampaignTracker.Web.Features.Campaigns;

public sealed class OverviewModel(CampaignQueries campaigns, CampaignOverview overview, RunReader runs, DateWords words) : CampaignPage(campaigns)
{
    public StageTrack Track { get; private set; } = null!;

    public LedgerView Ledger { get; private set; } = null!;

    public CampaignNumbers Numbers { get; private set; } = null!;

    public IReadOnlyList<WaitingSentence> Waiting { get; private set; } = [];

    public IReadOnlyList<OpenTask> Tasks { get; private set; } = [];

    public TimelineView Recent { get; private set; } = null!;

    /// <summary>Which stages are open and where the policy stands, in one sentence.</summary>
    public string State
    {
        get
        {
            string[] open = [.. Track.Stages.Where(stage => stage.Status == StageStatus.Open).Select(stage => stage.Title)];
            var stages = open.Length == 0 ? "No stage is open" : $"Open: {Listing.And(open)}";
            var policy = Ledger.Latest is { } last ? $"; the policy is {last.StateWords.ToLowerInvariant()} since {last.When}." : ".";
            return (Campaign.IsActive ? "" : "This campaign is closed. ") + stages + policy;
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Track = await Campaigns.TrackAsync(Campaign, cancellation);
        Ledger = await Campaigns.LedgerAsync(Campaign.Id, cancellation);
        Numbers = await overview.NumbersAsync(Campaign.Id, cancellation);
        var waits = await runs.WaitsOfCampaignAsync(Campaign.Id, cancellation);
        Waiting =
        [
            .. await overview.OpenApprovalsAsync(Campaign.Id, cancellation),
            .. waits.Where(wait => !wait.IsAnsweredElsewhere).OrderByDescending(wait => wait.IsGate).Take(CampaignOverview.Most).Select(wait => wait.Sentence($"/runs/{wait.Run}")),
        ];
        Tasks = await overview.OpenTasksAsync(Campaign.Id, cancellation);
        Recent = TimelineView.Of((await Campaigns.TimelineAsync(Campaign.Id, null, 1, cancellation, size: 8)).Items, words);
    }

    protected override Crumb[] Crumbs() => [];
}
