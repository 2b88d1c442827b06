using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>Moving runs to another version: what takes the place of what, what would happen to whom, and then the move. One run, or all of a version.</summary>
public abstract class MovePage(FlowReader flows, IRunMoves moves, IIdSource ids) : PageModel
{
    private static readonly Dictionary<string, string> NoRenames = [];

    [BindProperty]
    public Guid FormId { get; set; }

    [BindProperty]
    [StringLength(1000, ErrorMessage = "Keep the reason under 1,000 characters.")]
    public string? Why { get; set; }

    /// <summary>Old step name to new step name, as chosen; an empty name is nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "map")]
    public Dictionary<string, string?> Map { get; set; } = [];

    /// <summary>A person has chosen, so nothing is suggested any more.</summary>
    [BindProperty(SupportsGet = true, Name = "chosen")]
    public bool Chosen { get; set; }

    public FlowLine Flow { get; private set; } = null!;

    public FlowVersionLine From { get; private set; } = null!;

    public FlowVersionLine To { get; private set; } = null!;

    public MoveForecast Forecast { get; private set; } = null!;

    public IReadOnlyList<StepToMap> Gone { get; private set; } = [];

    public string MoveButton => Forecast.IsPart ? "Move every run that can be moved" : Forecast.Movable == 1 ? "Move 1 run" : $"Move {Count.Number(Forecast.Movable)} runs";

    /// <summary>So many that nobody waits for them on a page.</summary>
    public bool GoesOnByItself => Forecast.Total > RunMoves.AtOnce;

    /// <summary>The one run that is to move; null for every run of the version.</summary>
    public abstract RunLine? Run { get; }

    public abstract string Back { get; }

    protected Dictionary<string, string> Renames => Map.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);

    protected async Task<IActionResult> ShowAsync(Guid flow, int from, int? to, CancellationToken cancellation)
    {
        if (!await FindAsync(flow, from, to, cancellation))
        {
            return NotFound();
        }
        FormId = ids.Next();
        return await ForecastAsync(cancellation);
    }

    /// <summary>As chosen by the person. A post, because two hundred choices don't fit into an address; it changes nothing.</summary>
    protected Task<IActionResult> LookAsync(Guid flow, int from, int? to, CancellationToken cancellation)
    {
        Chosen = true;
        return ShowAsync(flow, from, to, cancellation);
    }

    protected async Task<IActionResult> MoveAsync(Guid flow, int from, int? to, CancellationToken cancellation)
    {
        if (FormId == Guid.Empty || !await FindAsync(flow, from, to, cancellation))
        {
            return NotFound();
        }
        Chosen = true;
        if (string.IsNullOrWhiteSpace(Why))
        {
            ModelState.AddModelError(nameof(Why), "Say why, so that others can follow it later.");
        }
        if (!ModelState.IsValid)
        {
            return await ForecastAsync(cancellation);
        }

        // Begun is carried through, whether or not the person waits for the page.
        var report = await moves.MoveAsync(FormId, Wish(), new Actor(User.DisplayName(), Why!.Trim()), CancellationToken.None);
        if (report.Faults.Count > 0)
        {
            TempData["Refused"] = "Some runs stay where they are: " + string.Join(" ", report.Faults.Take(5).Select(StandingWords.Plain));
        }
        return Redirect($"/flows/{flow}/moves/{FormId}");
    }

    private async Task<bool> FindAsync(Guid flow, int from, int? to, CancellationToken cancellation)
    {
        if (await flows.FindAsync(flow, cancellation) is not { } found)
        {
            return false;
        }
        var (old, now) = (await flows.VersionAsync(flow, from, cancellation), await flows.VersionAsync(flow, to ?? found.Version, cancellation));
        if (old is null || now is null || old.Number == now.Number)
        {
            return false;
        }
        (Flow, From, To) = (found, old, now);
        return true;
    }

    private async Task<IActionResult> ForecastAsync(CancellationToken cancellation)
    {
        var versions = await moves.CompareAsync(From.Id, To.Id, NoRenames, cancellation);
        if (!Chosen)
        {
            Map = RenameSuggestions.Between(versions.From.Program, versions.To.Program).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        }
        Forecast = await moves.ForecastAsync(Wish(), cancellation);
        var stoodAt = Forecast.Groups.SelectMany(group => group.Positions).Select(position => NameOf(position.From)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Gone = [.. versions.Difference.Removed.Select(path => StepOf(path, versions) with { IsStoodAt = stoodAt.Contains(NameOf(path)) })];
        return Page();
    }

    private MoveWish Wish() => new(From.Id, To.Id, Run?.Id, Renames);

    private StepToMap StepOf(string path, VersionComparison versions)
    {
        var name = NameOf(path);
        var type = TypeOf(name, versions.From.Program);
        var places = versions.Difference.Added.Where(added => TypeOf(NameOf(added), versions.To.Program) == type).Select(added => new SelectListItem(StepWords.Path(added), NameOf(added)));
        return new(name, StepWords.Path(path), StepWords.Type(type), Map.GetValueOrDefault(name), [new SelectListItem("Nothing takes its place", ""), .. places]);
    }

    private static string TypeOf(string name, FlowProgram program) => program.Steps.First(step => string.Equals(step.Name, name, StringComparison.OrdinalIgnoreCase)).Type;

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}

/// <summary>A step that the new version does not have under its name, and what could take its place.</summary>
/// <param name="IsStoodAt">A run that is to move waits or works there, so it matters now.</param>
public sealed record StepToMap(string Name, string Step, string Kind, string? Chosen, IReadOnlyList<SelectListItem> Places, bool IsStoodAt = false);
