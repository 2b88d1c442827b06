using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.Rules;

/// <summary>Both ends are inclusive: a plan or a role may start and end on the same day. A missing end is open.</summary>
public sealed record EndIsNotBeforeStart(DateOnly Start, DateOnly End) : Rule
{
    public override string Sentence => $"The end ({PartialDate.Of(End)}) can't be before the start ({PartialDate.Of(Start)}).";

    public static void Check(DateOnly? start, DateOnly? end)
    {
        if (start is { } from && end is { } to)
        {
            Require(to >= from, new EndIsNotBeforeStart(from, to));
        }
    }
}
