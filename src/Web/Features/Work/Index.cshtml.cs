using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Work;

public sealed class IndexModel(MyWork work, TeamParts parts, TrackerDbContext database, TimeProvider clock, Consequences consequences) : PageModel
{
    public MyWorkView View { get; private set; } = null!;

    public string State
    {
        get
        {
            string[] waiting =
            [
                .. View.Approvals.Count > 0 ? [Count.Of(View.Approvals.Count, "approval")] : Array.Empty<string>(),
                .. View.TaskCount > 0 ? [Count.Of(View.TaskCount, "task")] : Array.Empty<string>(),
                .. View.ReminderCount > 0 ? [Count.Of(View.ReminderCount, "reminder")] : Array.Empty<string>(),
            ];
            return waiting.Length == 0 ? "Nothing waits for you right now." : $"Waiting for you: {string.Join(", ", waiting)}.";
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        View = await work.ReadAsync(await parts.OfAsync(User.ToActor(), cancellation), cancellation);

    /// <summary>Only what is put to this person can be closed by them. Closing what is closed already changes nothing.</summary>
    public async Task<IActionResult> OnPostTaskDoneAsync(Guid id, string? outcome, CancellationToken cancellation)
    {
        var task = await database.Tasks.FirstOrDefaultAsync(t => t.Id == new TaskItemId(id), cancellation);
        if (task is null || !(await parts.OfAsync(User.ToActor(), cancellation)).Includes(task.CampaignId, task.Assignee))
        {
            return NotFound();
        }
        if (task.State == TaskState.Open)
        {
            task.Complete(string.IsNullOrWhiteSpace(outcome) ? null : outcome.Trim(), User.Stamp(clock));
            await database.SaveChangesAsync(cancellation);
            await consequences.ShowAsync(cancellation);
        }
        TempData["Said"] = $"Done: {task.Title}.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostReminderDoneAsync(Guid id, CancellationToken cancellation)
    {
        var reminder = await database.Reminders.FirstOrDefaultAsync(r => r.Id == new ReminderId(id), cancellation);
        if (reminder is null || !(await parts.OfAsync(User.ToActor(), cancellation)).Includes(reminder.CampaignId, reminder.Audience))
        {
            return NotFound();
        }
        if (reminder.State == ReminderState.Due)
        {
            reminder.Complete(User.Stamp(clock));
            await database.SaveChangesAsync(cancellation);
            await consequences.ShowAsync(cancellation);
        }
        TempData["Said"] = $"Ticked off: {reminder.Text}.";
        return RedirectToPage();
    }
}
