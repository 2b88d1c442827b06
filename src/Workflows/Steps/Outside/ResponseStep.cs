using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Answers the request that started the run: <c>statusCode</c> (default 200), <c>headers</c>, <c>body</c>.</summary>
internal sealed class ResponseStep : StepKind
{
    public const string ChangeKind = "Respond";

    public override bool OutputsTellInputs => true;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        if (!step.Definition.Path.StartsWith("actions.", StringComparison.Ordinal) || IsInLoop(step))
        {
            compiler.Faults.Error(step.Definition.Path, "ResponseInLoop", $"'{step.Name}' stands in a loop, but a request is answered once.");
        }
    }

    public override void Start(StepRun run)
    {
        var answer = ObjectValue.Of(
            ("statusCode", Status(run.Input("statusCode"))),
            ("headers", run.Input("headers") ?? ObjectValue.Empty),
            ("body", run.Input("body") ?? Value.Null));
        run.Change(ChangeKind, answer);
        run.Succeed(answer);
    }

    /// <summary>A number written as text, as interpolation gives it, is the number.</summary>
    private static Value Status(Value? given) =>
        int.TryParse(given?.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? Value.Of(status) : given ?? Value.Of(200);

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
