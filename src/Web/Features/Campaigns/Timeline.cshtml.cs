using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Features.Campaigns;

public sealed class TimelineModel(CampaignQueries campaigns, DateWords words) : CampaignPage(campaigns)
{
    /// <summary>The kinds to filter by: the first part of an event's name, and how it reads.</summary>
    public static IReadOnlyList<(string? Kind, string Name)> Kinds { get; } =
    [
        (null, "Everything"), ("stage", "Stages"), ("policy", "Policy"), ("evidence", "Evidence"), ("claim", "Claims"), ("contact", "Attempts"),
        ("ally", "Allies"), ("task", "Tasks"), ("approval", "Approvals"), ("briefing", "Briefings"),
    ];

    public string? Kind { get; private set; }

    public PageOf<TimelineLine> Lines { get; private set; } = null!;

    public TimelineView View => TimelineView.Of(Lines.Items, words);

    public async Task OnGetAsync(string? kind, [FromQuery(Name = "part")] int? part, CancellationToken cancellation)
    {
        Kind = Kinds.Any(known => known.Kind == kind) ? kind : null;
        Lines = await Campaigns.TimelineAsync(Campaign.Id, Kind, part, cancellation);
    }
}
