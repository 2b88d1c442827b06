using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>What a call is made of. The checker and the steps ask the same rules, so that what is computed is refused for the same reasons as what is written out.</summary>
internal static class CallRequest
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    /// <param name="request">What holds <c>method</c>, <c>uri</c> and <c>authentication</c>; members that are missing are somebody else's to miss.</param>
    /// <param name="path">The request's place in the definition.</param>
    public static void Check(Value? request, string path, string step, ProgramCompiler compiler)
    {
        if (Written(request, "method") is { } method && WrongMethod(method) is { } wrong)
        {
            compiler.Faults.Error($"{path}.method", wrong.Code, wrong.Message);
        }

        if (Written(request, "uri") is { } uri && WrongAddress(uri) is { } nowhere)
        {
            compiler.Faults.Error($"{path}.uri", nowhere.Code, nowhere.Message);
        }

        CallAuthentication.Check(request, path, step, compiler);
    }

    /// <summary>Why it can't be called as its inputs say; null where it can.</summary>
    public static StepFault? WhyNot(StepRun run) =>
        WrongAddress(run.Input("uri") ?? Value.Null) ?? (run.Input("method") is { } method ? WrongMethod(method) : null);

    private static StepFault? WrongMethod(Value method) => Methods.Contains(method.AsText(), StringComparer.OrdinalIgnoreCase)
        ? null
        : new("InvalidMethod", $"A call is made by {string.Join(", ", Methods)}, not by {method}.");

    private static StepFault? WrongAddress(Value uri) => Uri.TryCreate(uri.AsText(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? null
        : new("InvalidUri", $"The address {uri} is not a web address that starts with http:// or https://.");

    private static Value? Written(Value? request, string name) =>
        request?.Get(name) is { IsNull: false } value && value.AsText() is not "" && value.AsText()?.Contains('@', StringComparison.Ordinal) != true ? value : null;
}
