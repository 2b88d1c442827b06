using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Answers the request that started the run: <c>statusCode</c> (default 200), <c>headers</c>, <c>body</c>.</summary>
internal sealed class ResponseStep : StepKind
{
    public const string ChangeKind = "Respond";

    private const string Wrong = "InvalidStatusCode";

    public override bool OutputsTellInputs => true;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        if (!step.Definition.Path.StartsWith("actions.", StringComparison.Ordinal) || IsInLoop(step))
        {
            compiler.Faults.Error(step.Definition.Path, "ResponseInLoop", $"'{step.Name}' stands in a loop, but a request is answered once.");
        }

        if (step.Definition.Inputs.Get("statusCode") is { IsNull: false } status && status.AsText()?.Contains('@', StringComparison.Ordinal) != true && Status(status) is null)
        {
            compiler.Faults.Error($"{step.Definition.Path}.inputs.statusCode", Wrong, WhyWrong(status));
        }
    }

    public override void Start(StepRun run)
    {
        var given = run.Input("statusCode");
        if (Status(given) is not { } status)
        {
            run.Fail(Wrong, WhyWrong(given!));
            return;
        }

        var answer = ObjectValue.Of(
            ("statusCode", Value.Of(status)),
            ("headers", run.Input("headers") ?? ObjectValue.Empty),
            ("body", run.Input("body") ?? Value.Null));
        run.Change(ChangeKind, answer);
        run.Succeed(answer);
    }

    /// <summary>A number written as text, as interpolation gives it, is the number; null where it is no status that ends an answer: one below 200 only says that another follows (RFC 9110, 15.2).</summary>
    private static long? Status(Value? given) => given is null ? 200 : WholeNumber.Read(given, 200, 599);

    private static string WhyWrong(Value given) => $"A request is answered with a status from 200 to 599, such as 200, not {given}.";

    private static bool IsInLoop(StepNode step)
    {
        for (var owner = step.Block.Owner; owner is not null; owner = owner.Block.Owner)
        {
            if (owner.Type is "Foreach" or "Until")
            {
                return true;
            }
        }

        return false;
    }
}
