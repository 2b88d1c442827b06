using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace CampaignTracker.TransactSql;

/// <summary>Takes a query from one model to another, and gives each of its parameters a value.</summary>
internal sealed class OnSqlServer(IModel model, Dictionary<string, object?> parameters) : ExpressionVisitor
{
    protected override Expression VisitExtension(Expression node)
    {
        switch (node)
        {
            case EntityQueryRootExpression root:
                return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
            case QueryParameterExpression parameter:
                if (!parameters.ContainsKey(parameter.Name))
                {
                    parameters.Add(parameter.Name, SampleValues.Of(parameter.Type));
                }

                return node;
            default:
                return base.VisitExtension(node);
        }
    }

    /// <summary>FindAsync hands keys over as objects: Equals(EF.Property(e, "UserId"), key). What the property is says what the key is.</summary>
    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node is { Method.Name: nameof(Equals), Arguments: [MethodCallExpression { Method.Name: nameof(EF.Property), Arguments: [var entity, ConstantExpression { Value: string name }] }, QueryParameterExpression key] })
        {
            parameters[key.Name] = SampleValues.Of(model.FindEntityType(entity.Type)!.FindProperty(name)!.ClrType);
        }

        return base.VisitMethodCall(node);
    }
}
