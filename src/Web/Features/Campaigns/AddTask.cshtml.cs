using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

[Authorize(Policy = Policies.Officer)]
public sealed class AddTaskModel(FormDesk desk, AssigneeChoices choices) : CampaignForm(desk)
{
    [BindProperty]
    public TaskInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Assignees { get; private set; } = [];

    protected override string Destination => Home;

    protected override string Said => "The task is on its way: it shows in their work.";

    protected override async Task PrepareAsync(CancellationToken cancellation) => Assignees = await choices.ReadAsync(cancellation);

    protected override Task<bool> IsSavedAsync(CancellationToken cancellation) =>
        Desk.Database.Tasks.AnyAsync(task => task.Id == new TaskItemId(FormId), cancellation);

    protected override Task RecordAsync(CancellationToken cancellation)
    {
        var details = string.IsNullOrWhiteSpace(Input.Details) ? null : Input.Details.Trim();
        var request = new TaskRequest(Input.Title, Assignee.Parse(Input.Assignee), details, Input.DueOn);
        Desk.Database.Add(TaskItem.Ask(new TaskItemId(FormId), Campaign.Id, request, User.Stamp(Desk.Clock)));
        return Task.CompletedTask;
    }
}

public sealed class TaskInput
{
    [Required(ErrorMessage = "Say what is to be done.")]
    [StringLength(300, ErrorMessage = "Keep it under 300 characters; more fits into the details.")]
    public string Title { get; set; } = "";

    [StringLength(4000, ErrorMessage = "Keep the details under 4,000 characters.")]
    public string? Details { get; set; }

    [Required(ErrorMessage = "Choose who is asked to do it.")]
    [RegularExpression("^(user|role):.+$", ErrorMessage = "Choose one from the list.")]
    public string Assignee { get; set; } = "";

    public DateOnly? DueOn { get; set; }
}
