using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Who answers where a step names people or roles: somebody who may, by name where there is such a person.</summary>
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
}
