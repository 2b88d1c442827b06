using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Those whom steps name by address or role: in words, and as somebody who may answer, by name where there is such a person.</summary>
internal sealed class StandInPeople(IReadOnlyList<Colleague> colleagues)
{
    /// <param name="asked">"role:leadership", "user:anna@example.org"; the first one counts.</param>
    /// <param name="notAgain">Sign-in names of those who have answered.</param>
    public Actor For(IReadOnlyList<string> asked, IReadOnlyCollection<string> notAgain)
    {
        var assignee = asked.Count > 0 ? Assignee.Parse(asked[0]) : Assignee.Role("officer");
        var known = colleagues.FirstOrDefault(colleague =>
            !notAgain.Contains(colleague.UserName, StringComparer.OrdinalIgnoreCase) && assignee.Includes(new Actor(colleague.UserName, colleague.Name, [.. colleague.Roles])));
        if (known is not null)
        {
            return new Actor(known.UserName, known.Name, [.. known.Roles]);
        }

        return assignee.IsRole
            ? new Actor($"{assignee.Name}-{notAgain.Count + 1}", $"Somebody of the role {assignee.Name}", [assignee.Name])
            : new Actor(assignee.Name, assignee.Name, []);
    }

    /// <summary>"Leadership", "Anna Field and the lead": those whom a step names, inside a sentence.</summary>
    public string InWords(Value? people) => InWords(
        people switch
        {
            ArrayValue list => [.. list.Select(one => one.AsText()).OfType<string>()],
            StringValue text => text.Text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        },
        "and");

    public string InWords(IReadOnlyList<string> people, string word)
    {
        string[] names = [.. people.Select(Name)];
        return names.Length switch
        {
            0 => "nobody",
            1 => names[0],
            _ => $"{string.Join(", ", names[..^1])} {word} {names[^1]}",
        };
    }

    private string Name(string written)
    {
        if (written.StartsWith("person:", StringComparison.OrdinalIgnoreCase))
        {
            return Candidates.NameOf(written["person:".Length..]);
        }

        var assignee = Assignee.Parse(written);
        return assignee switch
        {
            { IsRole: false } => colleagues.FirstOrDefault(colleague => colleague.UserName.Equals(assignee.Name, StringComparison.OrdinalIgnoreCase))?.Name ?? assignee.Name,
            { Name: "leadership" } => "leadership",
            { Name: "officer" } => "the policy officers",
            { Name: "administrator" } => "the administrators",
            _ => $"the {assignee.Name}",
        };
    }
}
