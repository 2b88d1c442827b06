using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

/// <summary>Casework is anonymous: what may point to a child is shown before anything is saved, and saving it anyway asks why.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class RecordObservationModel(FormDesk desk) : CampaignForm(desk)
{
    [BindProperty]
    public ObservationInput Input { get; set; } = new();

    /// <summary>What the anonymity check pointed out; empty until the form was sent.</summary>
    public IReadOnlyList<AnonymityFinding> Findings { get; private set; } = [];

    protected override string Destination => Home + "/evidence";

    protected override string Said => "The observation is recorded. It counts from now on.";

    protected override Crumb[] Crumbs() => [.. base.Crumbs(), new Crumb("Evidence", Destination)];

    protected override Task<bool> IsSavedAsync(CancellationToken cancellation) =>
        Desk.Database.Observations.AnyAsync(observation => observation.Id == new ObservationId(FormId), cancellation);

    protected override Task RecordAsync(CancellationToken cancellation)
    {
        Findings = AnonymityCheck.Inspect($"{Input.What}\n{Input.Place}");
        var stamp = User.Stamp(Desk.Clock, Input.WhyAnonymous);
        Desk.Database.Add(Observation.Record(new ObservationId(FormId), Campaign.Id, Input.What, Input.Count!.Value, Input.Place, Input.SeenOn!.Value, stamp));
        return Task.CompletedTask;
    }

    protected override string FieldOf(Rule rule) => rule switch
    {
        CaseworkIsAnonymous => "Input.What",
        CountIsPositive => "Input.Count",
        _ => "",
    };
}

public sealed class ObservationInput
{
    [Required(ErrorMessage = "Say what was seen.")]
    [StringLength(2000, ErrorMessage = "Keep it under 2,000 characters.")]
    public string What { get; set; } = "";

    [Required(ErrorMessage = "Say with how many children or families it was seen.")]
    [Range(1, 100_000, ErrorMessage = "Write how many: 1 or more.")]
    public int? Count { get; set; }

    [Required(ErrorMessage = "Say where: a town, a borough or a service, not an address.")]
    [StringLength(200, ErrorMessage = "Keep the place under 200 characters.")]
    public string Place { get; set; } = "";

    [Required(ErrorMessage = "Say when it was seen.")]
    public DateOnly? SeenOn { get; set; }

    [StringLength(500, ErrorMessage = "Keep the reason under 500 characters.")]
    public string? WhyAnonymous { get; set; }
}
