using System.Text.Json;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.WorkingDays;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Evaluates expressions and prints a line of JSON for each, in order. A failed expression is a result too.</summary>
public sealed class ExprVerb : IVerb
{
    private readonly TimeProvider _time = TimeProvider.System;

    public string Name => "expr";

    public string Usage => "[EXPRESSION] [--cases FILE.jsonl] [--context CONTEXT.json]";

    public string Purpose => "Evaluates an expression, or the expression of each line of a file; prints {\"value\": ...} or {\"error\": ...}.";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = Arguments.Read(words, ["cases", "context"], []);
        var cases = arguments.Option("cases");
        if (arguments.Rest.Count != (cases is null ? 1 : 0))
        {
            throw new UsageException("Give one expression, or --cases with a file of them.");
        }

        var shared = arguments.Option("context") is { } path ? Files.Json(path) : null;
        if (cases is null)
        {
            return await PrintAsync(Evaluate(Value.Of(arguments.Rest[0]), shared), terminal);
        }

        var worst = ExitCodes.Fine;
        foreach (var (line, number) in Files.Lines(cases).Select((line, index) => (line, index + 1)).Where(l => !string.IsNullOrWhiteSpace(l.line)))
        {
            cancellation.ThrowIfCancellationRequested();
            worst = Math.Max(worst, await PrintAsync(EvaluateLine(line, number, shared), terminal));
        }

        return worst;
    }

    private ObjectValue EvaluateLine(string line, int number, Value? shared)
    {
        try
        {
            var entry = ValueJson.Parse(line);
            return entry.Get("expression") is { } expression
                ? Evaluate(expression, entry.Get("context") ?? shared)
                : Error(new ExpressionError("NoExpression", $"Line {number} has no \"expression\".", 0));
        }
        catch (JsonException fault)
        {
            return Error(new ExpressionError("NotJson", $"Line {number} is not JSON: {fault.Message}", 0));
        }
    }

    // A fixed seed: the same line prints the same draw of rand() and guid() every time.
    private ObjectValue Evaluate(Value expression, Value? context) =>
        ExpressionCases.Evaluate(expression, new CaseContext(context, _time.GetUtcNow(), new Random(0), WorkingCalendars.EnglandAndWales)).ToDocument();

    private static ObjectValue Error(ExpressionError error) => new ExpressionOutcome(null, error).ToDocument();

    private static async Task<int> PrintAsync(ObjectValue result, Terminal terminal)
    {
        await terminal.Out.WriteLineAsync(ValueJson.Write(result));
        return result.Has("error") ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }
}
