using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Time;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

[Authorize(Policy = Policies.Officer)]
public sealed class RecordPolicyModel(FormDesk desk) : CampaignForm(desk)
{
    [BindProperty]
    public PolicyInput Input { get; set; } = new();

    protected override string Destination => Home + "/policy";

    protected override string Said => "The policy's state is recorded.";

    protected override Crumb[] Crumbs() => [.. base.Crumbs(), new Crumb("Policy ledger", Destination)];

    protected override Task<bool> IsSavedAsync(CancellationToken cancellation) =>
        Desk.Database.LedgerEntries.AnyAsync(entry => entry.Id == new LedgerEntryId(FormId), cancellation);

    protected override Task RecordAsync(CancellationToken cancellation)
    {
        var fact = new PolicyFact(Input.Read() ?? throw new InvalidOperationException("The date was not checked."), Input.State!.Value, Input.What, Input.Source);
        Desk.Database.Add(LedgerEntry.Record(new LedgerEntryId(FormId), Campaign.Id, fact, User.Stamp(Desk.Clock)));
        return Task.CompletedTask;
    }
}

public sealed class PolicyInput : IValidatableObject
{
    [Required(ErrorMessage = "Choose the state the policy reached.")]
    public PolicyState? State { get; set; }

    [Required(ErrorMessage = "Say when it happened.")]
    public string When { get; set; } = "";

    [Required(ErrorMessage = "Say what happened, in one sentence.")]
    [StringLength(1000, ErrorMessage = "Keep it under 1,000 characters.")]
    public string What { get; set; } = "";

    [Required(ErrorMessage = "Name the source: a link, a document, a statement.")]
    [StringLength(500, ErrorMessage = "Keep the source under 500 characters.")]
    public string Source { get; set; } = "";

    public PartialDate? Read() => PartialDate.TryParse(When, out var when) ? when : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Read() is null)
        {
            yield return new ValidationResult("Write a date such as 12 July 2018, July 2018 or 2018.", [nameof(When)]);
        }
    }
}
