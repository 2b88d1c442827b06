using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>
/// Fills in what a trigger's recurrence says by expressions. It is needed before any run starts, so it sees nothing but the flow's
/// parameters, and no present instant: the same definition gives the same rule on every node and at every start.
/// </summary>
internal static class RecurrenceParameters
{
    /// <returns>The recurrence as written where an expression of it can't be evaluated, which is a fault.</returns>
    public static Value? Fill(Value? recurrence, string path, IReadOnlyList<ParameterDefinition> parameters, FaultList faults)
    {
        if (recurrence is null)
        {
            return null;
        }

        var found = new List<TemplateFault>();
        var template = TemplateCompiler.Compile(recurrence, path, found);
        found.ForEach(f => faults.Error(f.Path, f.Error.Code, $"{f.Error.Message} (position {f.Error.Position + 1})"));
        if (found.Count > 0)
        {
            return recurrence;
        }

        try
        {
            return template.Evaluate(new OnlyParameters(parameters));
        }
        catch (ExpressionException fault)
        {
            faults.Error(path, fault.Error.Code, $"{fault.Error.Message} A recurrence is read before a run starts: of expressions, only those over parameters can be used in it.");
            return recurrence;
        }
    }

    private sealed class OnlyParameters(IReadOnlyList<ParameterDefinition> parameters) : ExpressionContext
    {
        public override DateTimeOffset Now => throw NotBefore();

        public override Random Chance => throw NotBefore();

        public override Value? Parameter(string name) => parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))?.Default;

        private static ExpressionException NotBefore() => new(new(ErrorCodes.NotAvailable, "The present instant and chance are not known here.", 0));
    }
}
