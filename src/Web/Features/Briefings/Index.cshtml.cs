using CampaignTracker.Domain.Briefings;
using CampaignTracker.Web.Reading;
using CampaignTracker.Workflows.Briefings.Rendering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Briefings;

public sealed class IndexModel(SentMail mail) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "waiting")]
    public bool Waiting { get; set; }

    public PageOf<IssueRow> Issues { get; private set; } = null!;

    public bool HasAny { get; private set; }

    /// <summary>A subject with its personal places as a person reads them.</summary>
    public static string Plain(string subject) => Personalisation.Unaddressed(subject);

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation)
    {
        Issues = await mail.IssuesAsync(Waiting ? BriefingStatus.AwaitingSignOff : null, part, cancellation);
        HasAny = Issues.Total > 0 || (await mail.IssuesAsync(null, 1, cancellation)).Total > 0;
    }
}
