using System.Globalization;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>
/// The work that all expressions and steps of one turn may do together. It is counted and not timed, so that the same turn ends in the
/// same way on every machine. Unit: about one character or a thirty-second of an item made or looked at. Not safe for several threads.
/// </summary>
public sealed class WorkAllowance(long most)
{
    private long _taken;

    /// <summary>More was taken than there was.</summary>
    public bool IsSpent => _taken > most;

    /// <summary>What has been taken so far.</summary>
    public long Taken => _taken;

    /// <summary>What people read of it.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"The flow has done as much in one go as it may: {most:N0} units of work, which are characters and items made or looked at. What had ended before is kept. Do less in one go: put a Wait between the steps, or split the list.");

    /// <summary>Counts work that is done in any case; who goes on then must ask <see cref="IsSpent"/>.</summary>
    public void Take(long units)
    {
        if (!IsSpent)
        {
            // More than fits into a number is more than there is.
            _taken = units < 0 || units > most - _taken ? most + 1 : _taken + units;
        }
    }

    /// <summary>Counts work before it is done.</summary>
    /// <exception cref="ExpressionException">There is not so much left; code <see cref="ErrorCodes.WorkPerTurn"/>.</exception>
    public void Spend(long units, int position = 0)
    {
        Take(units);
        if (IsSpent)
        {
            throw new ExpressionException(new(ErrorCodes.WorkPerTurn, Words, position));
        }
    }
}
