using CampaignTracker.Domain.Ids;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Features.Flows.Starting;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>A person starts a flow by its Request trigger, with a form made from the trigger's schema. The form's id makes a second sending start nothing.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class StartModel(FlowReader flows, IFlowLibrary library, TriggerDoor door, EngineOptions engine, IIdSource ids) : PageModel
{
    [BindProperty]
    public Guid FormId { get; set; }

    /// <summary>Which of several Request triggers; the first where it is not said.</summary>
    [BindProperty(SupportsGet = true, Name = "trigger")]
    public string? Trigger { get; set; }

    public FlowLine Flow { get; private set; } = null!;

    public IReadOnlyList<TriggerDefinition> Triggers { get; private set; } = [];

    public StartForm? Form { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        FormId = ids.Next();
        return await LoadAsync(id, cancellation) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is not { } version || Form is null || FormId == Guid.Empty)
        {
            return NotFound();
        }
        if (Form.Read(name => Request.Form[name], TimeZones.Resolve(engine.TimeZone)) is not { } body)
        {
            Form.Fields.Where(f => f.Fault is not null).ToList().ForEach(f => ModelState.AddModelError(f.Id, $"{f.Label}: {f.Fault}"));
            Form.Faults.ToList().ForEach(fault => ModelState.AddModelError("", fault));
            return Page();
        }
        var person = ObjectValue.Of(("x-ms-user-name", Value.Of(User.DisplayName())), ("x-ms-user-id", Value.Of(User.ToActor().UserName)));
        var outputs = ObjectValue.Of(("headers", person), ("body", body));
        var fired = await door.FireAsync(new(version.VersionId, Trigger!, outputs, $"form/{FormId:N}", $"{User.DisplayName()} started it."), cancellation);
        if (fired.Runs.Count == 0)
        {
            ModelState.AddModelError("", $"It was not started: {fired.Refused}");
            return Page();
        }
        TempData["Said"] = fired.Refused is null ? "It is started." : $"It is started, but not all of it: {fired.Refused}";
        return Redirect(fired.Runs.Count == 1 ? $"/runs/{fired.Runs[0].Run}" : $"/flows/{id}");
    }

    private async Task<PublishedFlow?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await flows.FindAsync(id, cancellation) is not { } flow || await library.FindAsync(flow.Name, cancellation) is not { } version)
        {
            return null;
        }
        Flow = flow;
        Triggers = [.. version.Triggers.Where(t => t.Type == "Request")];
        var chosen = Triggers.FirstOrDefault(t => Trigger is null || string.Equals(t.Name, Trigger, StringComparison.OrdinalIgnoreCase));
        (Trigger, Form) = (chosen?.Name, chosen is null ? null : StartForm.Of(chosen));
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(flow.Name, $"/flows/{id}"));
        return version;
    }
}
