using System.Globalization;
using System.Net;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// The code of a step whose call was answered: the status by its name, such as <c>NotFound</c>, as <c>actions('...')?['code']</c> gives it in
/// the live service, which knows no names for newer ones such as 429.
/// </summary>
public static class HttpStatusName
{
    private static readonly HashSet<int> Newer = [102, 103, 207, 208, 226, 308, 421, 422, 423, 424, 428, 429, 431, 451, 506, 507, 508, 510, 511];

    public static string Of(int status) => status switch
    {
        // These have two names, and which one .NET shows is not promised.
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        307 => "TemporaryRedirect",
        _ when Enum.IsDefined((HttpStatusCode)status) && !Newer.Contains(status) => ((HttpStatusCode)status).ToString(),
        _ => status.ToString(CultureInfo.InvariantCulture),
    };
}
