using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Campaigns;

public sealed partial class Campaign
{
    private readonly List<TeamMember> _team = [];

    /// <summary>Everyone who is or was on it; see <see cref="TeamMember.To"/>.</summary>
    public IReadOnlyList<TeamMember> Team => _team;

    public void JoinTeam(string userName, string displayName, string part, DateOnly from, Stamp stamp)
    {
        RequireActive();
        Rule.Require(FindPresent(userName) is null, new PersonJoinsTheTeamOnce(displayName));
        _team.Add(new TeamMember(_team.Count + 1, userName, displayName, part, from, stamp));
        Changed();
    }

    public void LeaveTeam(string userName, DateOnly to, Stamp stamp)
    {
        var member = FindPresent(userName);
        Rule.Require(member is not null, new PersonIsOnTheTeam(userName));
        member!.Leave(to, stamp);
        Changed();
    }

    /// <summary>The person as this campaign sees them: with the part on its team ("lead") beside the roles of the site,
    /// so that "role:lead" means this campaign's lead.</summary>
    public Actor AsSeenHere(Actor actor) =>
        FindPresent(actor.UserName) is { } member ? actor with { Roles = [.. actor.Roles, member.Part] } : actor;

    private TeamMember? FindPresent(string userName) =>
        _team.Find(m => m.To is null && string.Equals(m.UserName, userName, StringComparison.OrdinalIgnoreCase));
}
