using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Calls an address. Outputs are <c>{ statusCode, headers, body }</c>; a status of 400 or more fails the step. An answer 202 with a
/// <c>location</c> is asked again until the work is done, unless <c>operationOptions: DisableAsyncPattern</c> (WDL reference,
/// "Asynchronous patterns").
/// </summary>
internal sealed class HttpStep : CallStep
{
    public const string CallKind = "Http";

    private const string First = "firstAttempt";

    public override string Awaited => "an answer";

    public override Value Shown(Value inputs) => Credentials.Hide(inputs);

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        foreach (var name in (string[])["method", "uri"])
        {
            if (step.Definition.Inputs is not StringValue && step.Definition.Inputs.Get(name)?.AsText() is not { Length: > 0 })
            {
                compiler.Faults.Error($"{step.Definition.Path}.inputs.{name}", "MissingInput", $"'{step.Name}' needs a {name}.");
            }
        }

        CallRequest.Check(step.Definition.Inputs, $"{step.Definition.Path}.inputs", step.Name, compiler);
    }

    public override void Start(StepRun run)
    {
        if (CallRequest.WhyNot(run) is { } fault)
        {
            run.Fail(fault.Code, fault.Message);
            return;
        }

        run.Call(CallKind, Request(run, run.Inputs));
        run.Wait(run.Node.Name, $"an answer from {new Uri(run.Text("uri")!).Host}");
    }

    protected override int FirstAttempt(StepRun run) => run.State.Memory?.Get(First) is IntegerValue first ? (int)first.Value : 1;

    protected override void CallAgain(StepRun run, TimerPurpose purpose) =>
        run.Call(CallKind, Request(run, run.State.Memory ?? run.Inputs));

    protected override void Answered(StepRun run, RunInput.Completed done)
    {
        // Still running: the answer said where to ask again, and when.
        if (done.Outcome.Status == StepStatus.Running && done.Outcome.Outputs is ObjectValue poll && poll["uri"] is { } location)
        {
            run.State.Memory = ObjectValue.Of(
                ("method", Value.Of("GET")),
                ("uri", location),
                ("authentication", IsSameServer(run.Text("uri"), location.AsText()) ? run.Input("authentication") ?? Value.Null : Value.Null),
                (First, Value.Of(run.State.Attempt + 1)));
            var seconds = poll["afterSeconds"] is IntegerValue i ? Math.Clamp(i.Value, 1, 86_400) : 10;
            run.SetTimer(TimerPurpose.Due, Instants.Later(run.Now, TimeSpan.FromSeconds(seconds)));
            return;
        }

        run.End(done);
    }

    /// <summary>What signs in at the first address is not shown to another server that it names.</summary>
    private static bool IsSameServer(string? first, string? next) =>
        Uri.TryCreate(first, UriKind.Absolute, out var one) && Uri.TryCreate(next, UriKind.Absolute, out var other)
        && Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Value Request(StepRun run, Value request) =>
        run.Node.Definition.HasOption("DisableAsyncPattern") && request is ObjectValue o ? o.With("asyncPattern", Value.False) : request;
}
