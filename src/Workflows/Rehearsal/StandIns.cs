using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>
/// Prepared answers for steps that wait for somebody or something outside, from a JSON object by step name. An answer is a text (what a
/// person chose), or an object: <c>{"answer", "by", "comment"}</c> for people, <c>{"statusCode", "headers", "body"}</c> for a call,
/// <c>{"outputs"}</c> for the step's outputs as they are, <c>{"error": {"code", "message"}}</c> for a failure. A list gives one for each
/// time the step asks; the last one stands for all further times. <c>$campaign</c> is what <c>campaign()</c> gives.
/// </summary>
public sealed class StandIns(ObjectValue answers)
{
    private const string CampaignName = "$campaign";

    private readonly Dictionary<string, int> _asked = new(StringComparer.OrdinalIgnoreCase);

    public static StandIns None { get; } = new(ObjectValue.Empty);

    public Value? Campaign => answers[CampaignName];

    /// <summary>Null where nothing was prepared for the step.</summary>
    /// <param name="path">The step's path in the run; its last part without loop turns is the name.</param>
    public Value? Next(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (!answers.TryGet(name, out var answer))
        {
            return null;
        }

        var times = _asked.GetValueOrDefault(name);
        _asked[name] = times + 1;
        return answer is ArrayValue { Count: > 0 } list ? list[Math.Min(times, list.Count - 1)] : answer;
    }
}
