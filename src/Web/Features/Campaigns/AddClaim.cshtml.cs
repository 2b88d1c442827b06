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

[Authorize(Policy = Policies.Officer)]
public sealed class AddClaimModel(FormDesk desk) : CampaignForm(desk)
{
    [BindProperty]
    public ClaimInput Input { get; set; } = new();

    protected override string Destination => Home + "/evidence";

    protected override string Said => Input.Publish ? "The claim is published. It may be quoted from now on." : "The claim is kept as a draft.";

    protected override Crumb[] Crumbs() => [.. base.Crumbs(), new Crumb("Evidence", Destination)];

    protected override Task<bool> IsSavedAsync(CancellationToken cancellation) =>
        Desk.Database.Claims.AnyAsync(claim => claim.Id == new ClaimId(FormId), cancellation);

    protected override async Task RecordAsync(CancellationToken cancellation)
    {
        var key = Input.Key.Trim();
        Rule.Require(!await Desk.Database.Claims.AnyAsync(claim => claim.CampaignId == Campaign.Id && claim.Key == key, cancellation), new ClaimKeyIsFree(key));
        var stamp = User.Stamp(Desk.Clock);
        var figure = new ClaimFigure(Input.Figure!.Value, Blank(Input.Qualifier), Input.Unit, Input.SaidBy, Input.AsOf, Input.Source, Blank(Input.Caveat));
        var claim = Claim.Draft(new ClaimId(FormId), Campaign.Id, key, figure, stamp);
        if (Input.Publish)
        {
            claim.Publish(stamp);
        }
        Desk.Database.Add(claim);
    }

    protected override string FieldOf(Rule rule) => rule is ClaimKeyIsASlug or ClaimKeyIsFree ? "Input.Key" : "";

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed record ClaimKeyIsFree(string Key) : Rule
{
    public override string Sentence => $"There already is a claim '{Key}' in this campaign. Choose another key, or correct that one.";
}

public sealed class ClaimInput
{
    [Required(ErrorMessage = "Write the figure.")]
    public decimal? Figure { get; set; }

    [StringLength(40, ErrorMessage = "Keep it under 40 characters.")]
    public string? Qualifier { get; set; }

    [Required(ErrorMessage = "Say what is counted, so that figure and unit read as a phrase.")]
    [StringLength(300, ErrorMessage = "Keep the unit under 300 characters.")]
    public string Unit { get; set; } = "";

    [Required(ErrorMessage = "Say who says so.")]
    [StringLength(200, ErrorMessage = "Keep it under 200 characters.")]
    public string SaidBy { get; set; } = "";

    [Required(ErrorMessage = "Say when it was true.")]
    [StringLength(40, ErrorMessage = "Keep it under 40 characters.")]
    public string AsOf { get; set; } = "";

    [Required(ErrorMessage = "Name the source.")]
    [StringLength(500, ErrorMessage = "Keep the source under 500 characters.")]
    public string Source { get; set; } = "";

    [StringLength(500, ErrorMessage = "Keep the caveat under 500 characters.")]
    public string? Caveat { get; set; }

    [Required(ErrorMessage = "Give the claim a key; briefings cite it by this.")]
    [StringLength(80, ErrorMessage = "Keep the key under 80 characters.")]
    public string Key { get; set; } = "";

    public bool Publish { get; set; }
}
