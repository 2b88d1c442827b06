using System.Globalization;
using System.Text;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>Makes random but valid definitions: nested scopes, branches, loops, waits, failures, handlers and reading steps in any order.</summary>
internal sealed class RandomFlow(int seed)
{
    private static readonly string[] Ends = ["Succeeded", "Failed", "Skipped", "TimedOut"];

    private readonly Random _random = new(seed);
    private readonly List<string> _made = [];
    private int _names;

    public string Block(int depth = 0)
    {
        var names = new List<string>();
        var text = new StringBuilder("{");
        for (var i = _random.Next(1, depth == 0 ? 7 : 4); i > 0; i--)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"S{_names++}");
            text.Append(names.Count > 0 ? ", " : "").Append('"').Append(name).Append("\": { ").Append(Body(depth)).Append(", \"runAfter\": {").Append(After(names)).Append("} }");
            names.Add(name);
            _made.Add(name);
        }

        return text.Append('}').ToString();
    }

    private string After(List<string> earlier)
    {
        var chosen = earlier.Where(_ => _random.Next(3) == 0).ToList();
        return string.Join(", ", chosen.Select(n => $"\"{n}\": [{string.Join(", ", Ends.Where((e, i) => i == 0 || _random.Next(3) == 0).Select(e => $"\"{e}\""))}]"));
    }

    private string Body(int depth) => _random.Next(depth >= 3 ? 5 : 10) switch
    {
        0 => $"\"type\": \"Compose\", \"inputs\": \"@{Expression()}\"",
        1 => "\"type\": \"Compose\", \"inputs\": \"@div(1, 0)\"",
        2 or 3 => string.Create(CultureInfo.InvariantCulture, $"\"type\": \"Wait\", \"inputs\": {{ \"interval\": {{ \"count\": {_random.Next(1, 50)}, \"unit\": \"Hour\" }} }}{Limit()}"),
        4 => "\"type\": \"Campaign.Approval\", \"inputs\": { \"title\": \"Ask\", \"assignedTo\": \"role:lead\" }" + Limit(),
        5 => $"\"type\": \"Scope\", \"actions\": {Block(depth + 1)}{Limit()}",
        6 => $"\"type\": \"If\", \"expression\": \"@equals(rand(0, 2), 1)\", \"actions\": {Block(depth + 1)}, \"else\": {{ \"actions\": {Block(depth + 1)} }}",
        7 => string.Create(CultureInfo.InvariantCulture, $"\"type\": \"Foreach\", \"foreach\": \"@range(0, {_random.Next(1, 4)})\", \"runtimeConfiguration\": {{ \"concurrency\": {{ \"repetitions\": {_random.Next(1, 4)} }} }}, \"actions\": {Block(depth + 1)}"),
        8 => string.Create(CultureInfo.InvariantCulture, $"\"type\": \"Until\", \"expression\": \"@equals(rand(0, 3), 1)\", \"limit\": {{ \"count\": {_random.Next(1, 4)}, \"timeout\": \"P9D\" }}, \"actions\": {Block(depth + 1)}"),
        _ => $"\"type\": \"Campaign.Stage\", \"inputs\": {{ \"key\": \"k\", \"title\": \"K\" }}, \"actions\": {Block(depth + 1)}",
    };

    /// <summary>Some steps read others; one that can't have ended yet makes them fail.</summary>
    private string Expression() => _made.Count == 0 || _random.Next(3) > 0
        ? "utcNow()"
        : string.Create(CultureInfo.InvariantCulture, $"{(_random.Next(2) == 0 ? "outputs" : "actions")}('{_made[_random.Next(_made.Count)]}')");

    private string Limit() => _random.Next(4) == 0 ? string.Create(CultureInfo.InvariantCulture, $", \"limit\": {{ \"timeout\": \"PT{_random.Next(1, 60)}H\" }}") : "";
}
