using CampaignTracker.Domain.Evidence;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

/// <summary>The button beside a draft. Publishing twice is as publishing once.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class PublishClaimModel(FormDesk desk) : CampaignPage(desk.Campaigns)
{
    public IActionResult OnGet() => LocalRedirect(Home + "/evidence");

    public async Task<IActionResult> OnPostAsync(Guid claim, CancellationToken cancellation)
    {
        var found = await desk.Database.Claims.FirstOrDefaultAsync(c => c.Id == new ClaimId(claim) && c.CampaignId == Campaign.Id, cancellation);
        if (found is null)
        {
            return NotFound();
        }
        if (found.Status == ClaimStatus.Draft)
        {
            found.Publish(User.Stamp(desk.Clock));
            await desk.Database.SaveChangesAsync(cancellation);
            await desk.Consequences.ShowAsync(cancellation);
        }
        TempData["Said"] = "The claim is published. It may be quoted from now on.";
        return LocalRedirect(Home + "/evidence");
    }
}
