using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Briefings;

public sealed class TemplatesModel(SentMail mail) : PageModel
{
    public PageOf<TemplateRow> Templates { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation) =>
        Templates = await mail.TemplatesAsync(part, cancellation);
}
