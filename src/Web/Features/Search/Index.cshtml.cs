using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Search;

public sealed class IndexModel(Finder finder) : PageModel
{
    /// <summary>Shorter words find too much to be of use.</summary>
    private const int Shortest = 2;

    public string Words { get; private set; } = "";

    public Found Found { get; private set; } = Found.Nothing;

    public bool TooShort => Words.Length < Shortest;

    public async Task OnGetAsync([FromQuery(Name = "q")] string? words, CancellationToken cancellation)
    {
        Words = (words ?? "").Trim();
        if (Words.Length > 200)
        {
            Words = Words[..200];
        }
        if (!TooShort)
        {
            Found = await finder.FindAsync(Words, cancellation);
        }
    }
}
