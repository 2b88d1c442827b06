using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.People;

public sealed class IndexModel(PeopleDirectory people) : PageModel
{
    /// <summary>Part of a name or an address.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    /// <summary>Organisations rather than persons.</summary>
    [BindProperty(SupportsGet = true, Name = "organisations")]
    public bool Organisations { get; set; }

    public PageOf<DirectoryRow> Rows { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation) => Rows = Organisations
        ? await people.OrganisationsAsync(Find, part, cancellation)
        : await people.PeopleAsync(Find, part, cancellation);
}
