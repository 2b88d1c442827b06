using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Web.Reading.Differences;

/// <summary>One thing that differs, as deep as it can be named.</summary>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is not there any more.</param>
public sealed record ChangeLine(string What, string? Before, string? After)
{
    private const int Deepest = 6;

    public static IEnumerable<ChangeLine> Of(ChangedMember member) =>
        member.Name == "runAfter"
            ? [new(MemberWords.Of(member.Name), Predecessors(member.Before), Predecessors(member.After))]
            : Of(MemberWords.Of(member.Name), member.Before, member.After, Deepest);

    private static IEnumerable<ChangeLine> Of(string what, Value? before, Value? after, int depth)
    {
        if (depth == 0 || before is not ObjectValue old || after is not ObjectValue now)
        {
            return [new(what, Text(before), Text(after))];
        }
        return old.Select(p => p.Key).Union(now.Select(p => p.Key))
            .Where(name => !Equals(old[name] ?? Value.Null, now[name] ?? Value.Null))
            .SelectMany(name => Of($"{what} › {MemberWords.Inner(name)}", old[name], now[name], depth - 1));
    }

    private static string? Text(Value? value) => value switch
    {
        null or NullValue => null,
        StringValue text => text.AsText(),
        ObjectValue or ArrayValue => ValueJson.Write(value, indented: true),
        _ => value.ToString(),
    };

    /// <summary>"Evidence, Collect (succeeded); Ask (failed)".</summary>
    private static string Predecessors(Value? value) => value is ObjectValue { Count: > 0 } steps
        ? string.Join("; ", steps.Select(p => $"{StepWords.Path(p.Key)} ({string.Join(", ", Statuses(p.Value))})"))
        : "nothing: it starts at once";

    private static IEnumerable<string> Statuses(Value value) => value is ArrayValue list ? list.Select(s => (s.AsText() ?? "").ToLowerInvariant()) : [];
}
