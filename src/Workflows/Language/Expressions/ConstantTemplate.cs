using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

internal sealed class ConstantTemplate(Value value) : Template
{
    public Value Value { get; } = value;

    public override bool IsConstant => true;

    public override IReadOnlyCollection<Reference> References => [];

    public override Value Evaluate(ExpressionContext context) => Value;
}
