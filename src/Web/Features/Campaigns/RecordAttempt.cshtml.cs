using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

[Authorize(Policy = Policies.Officer)]
public sealed class RecordAttemptModel(FormDesk desk, DateWords words) : CampaignForm(desk)
{
    private const int MostReferrals = 50;

    [BindProperty]
    public AttemptInput Input { get; set; } = new();

    /// <summary>Earlier attempts that ended in a referral, which this one may follow up.</summary>
    public IReadOnlyList<SelectListItem> Referrals { get; private set; } = [];

    protected override string Destination => Home + "/people";

    protected override string Said => "The attempt is recorded. Every one of them counts.";

    protected override Crumb[] Crumbs() => [.. base.Crumbs(), new Crumb("People and attempts", Destination)];

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        var referrals = await Desk.Database.ContactAttempts.Where(attempt => attempt.CampaignId == Campaign.Id && attempt.Outcome == ContactOutcome.Referred)
            .OrderByDescending(attempt => attempt.On).Take(MostReferrals)
            .Select(attempt => new { attempt.Id, attempt.Whom, attempt.ReferredTo, attempt.On }).ToListAsync(cancellation);
        Referrals =
        [
            new SelectListItem("It follows no referral", ""),
            .. referrals.Select(r => new SelectListItem($"{r.Whom} referred us to {r.ReferredTo}, {words.Day(r.On)}", r.Id.ToString())),
        ];
    }

    protected override Task<bool> IsSavedAsync(CancellationToken cancellation) =>
        Desk.Database.ContactAttempts.AnyAsync(attempt => attempt.Id == new ContactAttemptId(FormId), cancellation);

    protected override Task RecordAsync(CancellationToken cancellation)
    {
        var referred = string.IsNullOrWhiteSpace(Input.ReferredTo) ? null : new Contacted(Input.ReferredTo);
        var follows = Input.Follows is { } earlier ? new ContactAttemptId(earlier) : (ContactAttemptId?)null;
        var note = string.IsNullOrWhiteSpace(Input.Note) ? null : Input.Note.Trim();
        var report = new AttemptReport(
            new Contacted(Input.Whom), Input.Channel!.Value, Input.Outcome!.Value, Input.On!.Value, note, Input.NextTry, referred, follows, Input.HoldsThePower);
        Desk.Database.Add(ContactAttempt.Record(new ContactAttemptId(FormId), Campaign.Id, report, User.Stamp(Desk.Clock)));
        return Task.CompletedTask;
    }

    protected override string FieldOf(Rule rule) => rule switch
    {
        AReferralNamesSomeone => "Input.ReferredTo",
        NextTryIsAfterTheAttempt => "Input.NextTry",
        _ => "",
    };
}

public sealed class AttemptInput
{
    [Required(ErrorMessage = "Say whom you tried to reach.")]
    [StringLength(200, ErrorMessage = "Keep the name under 200 characters.")]
    public string Whom { get; set; } = "";

    [Required(ErrorMessage = "Choose how you tried.")]
    public ContactChannel? Channel { get; set; }

    [Required(ErrorMessage = "Choose what came of it.")]
    public ContactOutcome? Outcome { get; set; }

    [Required(ErrorMessage = "Say when it was.")]
    public DateOnly? On { get; set; }

    [StringLength(200, ErrorMessage = "Keep the name under 200 characters.")]
    public string? ReferredTo { get; set; }

    public Guid? Follows { get; set; }

    public bool HoldsThePower { get; set; }

    public DateOnly? NextTry { get; set; }

    [StringLength(2000, ErrorMessage = "Keep the note under 2,000 characters.")]
    public string? Note { get; set; }
}
