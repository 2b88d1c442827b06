using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignTracker.TransactSql;

internal sealed class Variables : TSqlFragmentVisitor
{
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Declared { get; } = new(StringComparer.Ordinal);

    public override void Visit(VariableReference node) => Used.Add(node.Name);

    public override void Visit(DeclareVariableElement node) => Declared.Add(node.VariableName.Value);

    // The names of a procedure's own parameters are no variables of the batch.
    public override void ExplicitVisit(ExecuteParameter node) => node.ParameterValue.Accept(this);
}
