using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Api;

/// <summary>
/// <c>POST /api/callbacks/{run}/{sig}/{instance}</c>: a partner that a webhook step subscribed at calls back. The first call is what the
/// step gives; a further one is answered alike and changes nothing.
/// </summary>
internal sealed class CallbackEndpoint(AddressSignatures signatures, IRuns runs, IIdSource ids, IOptions<TriggerOptions> options)
{
    /// <summary>The part of the address before the step's instance, which the engine appends.</summary>
    public static string Base(string site, Guid run, AddressSignatures signatures) => $"{site.TrimEnd('/')}/api/callbacks/{run}/{signatures.OfCallbacks(run)}/";

    public async Task<IResult> ArriveAsync(Guid run, string signature, long instance, HttpContext http)
    {
        if (!AddressSignatures.Match(signatures.OfCallbacks(run), signature))
        {
            return Answers.NotThere;
        }

        var (body, problem) = await RequestContent.ReadAsync(http.Request, options.Value.MostBytes, http.RequestAborted);
        if (problem is not null)
        {
            return problem;
        }

        var payload = ObjectValue.Of(("headers", RequestContent.Headers(http.Request)), ("body", body!));
        var arrived = new RunInput.EventArrived(instance, ids.Next(), "callback", payload);
        try
        {
            await runs.SubmitAsync(run, arrived, FormattableString.Invariant($"callback/{instance}"), http.RequestAborted);
            return Results.Ok();
        }
        catch (UnknownRunException)
        {
            return Answers.NotThere;
        }
    }
}
