using CampaignTracker.Web.Hosting;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Steps;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Api;

/// <summary>
/// <c>POST /api/flows/{flow}/triggers/{trigger}?sig=...</c> starts a run. It answers 202 with the run's address, or what the flow's
/// Response step says. The same <c>Idempotency-Key</c> again starts nothing and gets the same answer.
/// </summary>
internal sealed class TriggerEndpoint(RequestTriggers triggers, TriggerDoor door, RunAnswers answers, IOptions<TriggerOptions> options, IOptions<SiteOptions> site)
{
    private const int LongestKey = 200;

    public async Task<IResult> StartAsync(Guid flow, string name, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await triggers.OpenAsync(flow, name, http.Request.Query["sig"], cancel) is not { } trigger)
        {
            return Answers.NotThere;
        }

        var (body, problem) = await RequestContent.ReadAsync(http.Request, options.Value.MostBytes, cancel);
        if ((problem ?? Mismatches(trigger, body!) ?? WrongKey(http.Request)) is { } wrong)
        {
            return wrong;
        }

        var outputs = ObjectValue.Of(("headers", RequestContent.Headers(http.Request)), ("queries", RequestContent.Queries(http.Request)), ("body", body!));
        var fired = await door.FireAsync(new(trigger.Version.Version.Id, trigger.Trigger.Name, outputs, Key(trigger, http.Request)), cancel);
        return fired.Runs.Count == 0
            ? Answers.Problem(StatusCodes.Status409Conflict, "The flow did not start", fired.Refused!)
            : await AnswerAsync(trigger, fired, http);
    }

    private static IResult? Mismatches(RequestTrigger trigger, Value body) =>
        trigger.Trigger.Inputs.Get("schema") is ObjectValue { Count: > 0 } schema && JsonSchema.Check(body, schema) is { Count: > 0 } faults
            ? Answers.Problem(StatusCodes.Status400BadRequest, "The body is not what the flow expects", "Each mismatch is listed under errors; $ is the body.", faults)
            : null;

    private static IResult? WrongKey(HttpRequest request) => request.Headers["Idempotency-Key"].ToString().Length > LongestKey
        ? Answers.Problem(StatusCodes.Status400BadRequest, "The Idempotency-Key is too long", $"Use at most {LongestKey} characters.")
        : null;

    private static string? Key(RequestTrigger trigger, HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? $"http/{trigger.Flow:N}/{trigger.Trigger.Name}/{given}" : null;

    private async Task<IResult> AnswerAsync(RequestTrigger trigger, Fired fired, HttpContext http)
    {
        var run = fired.Runs[0];
        if (!trigger.Responds || trigger.Trigger.SplitOn is not null)
        {
            return Results.Accepted(Address(run.Run, http.Request), new { runs = fired.Runs.Select(r => r.Run), refused = fired.Refused });
        }

        var answer = run.Response is { } atOnce
            ? new RunAnswer(atOnce)
            : await answers.WaitAsync(run.Run, TimeSpan.FromSeconds(options.Value.ResponseSeconds), http.RequestAborted);
        if (answer is { Response: { } response })
        {
            await Answers.WriteAsync(http.Response, response, http.RequestAborted);
            return Results.Empty;
        }

        http.Response.Headers.Location = Address(run.Run, http.Request);
        return answer is null
            ? Answers.Problem(StatusCodes.Status504GatewayTimeout, "The flow has not answered yet", "The run goes on. Ask again with the same Idempotency-Key for its answer.")
            : Answers.Problem(StatusCodes.Status502BadGateway, "The flow ended without an answer", "Its run shows why.");
    }

    private string Address(Guid run, HttpRequest request) =>
        $"{(site.Value.PublicUrl is { Length: > 0 } given ? given.TrimEnd('/') : $"{request.Scheme}://{request.Host}")}/runs/{run}";
}
