using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>What a turn may make. Values are measured before anybody writes them: they may share parts, so that writing one would never end.</summary>
internal sealed partial class Turn
{
    private const int LongestMessage = 2_000;

    private long _made;

    /// <summary>Why a value is too big for a run to keep; null where it is not.</summary>
    public StepFault? WhyTooBig(Value value, string what)
    {
        var (characters, depth) = ValueSize.Of(value);
        var limits = Context.Limits;
        if (depth > limits.ValueDepth)
        {
            return new("ValueTooDeep", $"{what} would be nested more than {limits.ValueDepth:N0} levels deep.");
        }

        return characters > limits.ValueCharacters
            ? new("ValueTooLarge", $"{what} would have more than {limits.ValueCharacters:N0} characters. Keep less of it, or keep it elsewhere and refer to it.")
            : null;
    }

    /// <summary>Fails the run where it would keep more than it may. Sizes are added up as they are made and only counted where that sum is too high.</summary>
    public void CheckState()
    {
        var most = Context.Limits.StateCharacters;
        State.Size += _made;
        if (State.HasEnded || State.Size <= most)
        {
            return;
        }

        State.Size = StateSize.Of(State);
        if (State.Size > most)
        {
            FailRun(new("StateTooLarge", $"The run would have to remember more than {most:N0} characters for its later steps. Refer to fewer steps' outputs, or keep smaller ones."));
        }
    }

    /// <summary>As <see cref="WhyTooBig"/>, for what goes into the journal: that counts towards the turn's own limit.</summary>
    private StepFault? Count(Value value, string what)
    {
        if (WhyTooBig(value, what) is { } fault)
        {
            return fault;
        }

        _made += ValueSize.Of(value).Characters;
        return _made > Context.Limits.TurnCharacters
            ? new("TurnTooLarge", $"The steps of this turn have made more than {Context.Limits.TurnCharacters:N0} characters altogether. Put a Wait between them, or keep less.")
            : null;
    }

    private static StepFault? Short(StepFault? fault) =>
        fault?.Message.Length > LongestMessage ? fault with { Message = fault.Message[..LongestMessage] + "…" } : fault;
}
