namespace CampaignTracker.Workflows.Language.Expressions.Evaluation;

/// <summary>One evaluation on its way: what it sees and how much it has made so far. Passed by reference, so that it costs no allocation.</summary>
internal struct EvaluationState(ExpressionContext context, ExpressionLimits limits)
{
    private readonly WorkAllowance? _shared = context.Work;
    private long _work;

    public ExpressionContext Context { get; } = context;

    public ExpressionLimits Limits { get; } = limits;

    /// <summary>Counts characters or items before they are made.</summary>
    /// <exception cref="ExpressionException">The evaluation has made too much.</exception>
    public void Spend(long units, int position)
    {
        _work += units;
        if (_work > Limits.MaxWork || _work < 0)
        {
            throw new ExpressionException(new(
                ErrorCodes.TooMuch,
                $"The expression makes more than {Limits.MaxWork} characters and items altogether.",
                position));
        }

        _shared?.Spend(units, position);
    }
}
