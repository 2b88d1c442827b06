using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Hosting;

namespace CampaignTracker.Web.Words;

/// <summary>Whom a role means, inside a sentence: "anyone in leadership", "the campaign's lead".</summary>
public static class RoleWords
{
    public static string Words(this Assignee assignee) => assignee.IsRole ? Role(assignee.Name) : assignee.Name;

    public static string Role(string role) => role switch
    {
        Roles.Leadership => "anyone in leadership",
        Roles.Officer => "any policy officer",
        Roles.Administrator => "any administrator",
        Roles.Ally => "any ally",
        "lead" => "the campaign's lead",
        _ => $"anyone with the part {role}",
    };
}
