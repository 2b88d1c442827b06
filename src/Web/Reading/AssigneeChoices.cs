using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>Whom something can be put to: each role, and the people who can sign in.</summary>
public sealed class AssigneeChoices(TrackerDbContext database)
{
    private const int MostPeople = 200;

    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellation)
    {
        var people = await database.Users.Where(user => user.UserName != null).OrderBy(user => user.DisplayName).Take(MostPeople)
            .Select(user => new { user.UserName, user.DisplayName }).ToListAsync(cancellation);
        return
        [
            new SelectListItem("Choose", ""),
            .. people.Select(person => new SelectListItem(person.DisplayName, Assignee.User(person.UserName!).ToString())),
            .. Roles.All.Select(role => new SelectListItem(EnumWords.Sentence(RoleWords.Role(role)), Assignee.Role(role).ToString())),
        ];
    }
}
