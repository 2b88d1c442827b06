using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Flows;

public sealed class IndexModel(FlowReader flows) : PageModel
{
    public PageOf<FlowLine> Flows { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation) => Flows = await flows.ReadAsync(part, cancellation);
}
