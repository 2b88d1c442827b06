using System.Globalization;
using CampaignTracker.Browser.Tests.Running;

namespace CampaignTracker.Browser.Tests;

/// <summary>Every page of the product, wide and narrow, light and dark: it fits, it is quiet, it can be used by everybody.</summary>
[Collection(OneSite.Name)]
public sealed class EveryPage(SiteAndBrowser running)
{
    public const string Officer = "Anna Field";
    public const string Administrator = "Jo Penn";
    public const string Ally = "Ruth Calder";

    private static readonly (string Name, string Path, string? Person)[] All =
    [
        ("sign-in", "/account/sign-in", null),
        ("not-found", "/nothing-here", Officer),
        ("my-work", "/", Officer),
        ("my-work-ally", "/", Ally),
        ("denied", "/account/denied", Ally),
        ("campaigns", "/campaigns", Officer),
        ("campaigns-closed", "/campaigns?closed=true", Officer),
        ("campaign", "/campaigns/legal-aid", Officer),
        ("campaign-people", "/campaigns/legal-aid/people", Officer),
        ("campaign-evidence", "/campaigns/legal-aid/evidence", Officer),
        ("campaign-policy", "/campaigns/legal-aid/policy", Officer),
        ("campaign-timeline", "/campaigns/legal-aid/timeline", Officer),
        ("record-observation", "/campaigns/legal-aid/evidence/observation", Officer),
        ("add-claim", "/campaigns/legal-aid/evidence/claim", Officer),
        ("record-policy", "/campaigns/legal-aid/policy/record", Officer),
        ("record-attempt", "/campaigns/legal-aid/attempts/record", Officer),
        ("add-participant", "/campaigns/legal-aid/people/add", Officer),
        ("add-task", "/campaigns/legal-aid/tasks/add", Officer),
        ("approval", "/approvals/{approval}", Officer),
        ("leadership", "/leadership", Officer),
        ("briefings", "/briefings", Officer),
        ("briefings-waiting", "/briefings?waiting=true", Officer),
        ("briefing", "/briefings/{briefing}", Officer),
        ("briefing-to-sign-off", "/briefings/{waiting-briefing}", Officer),
        ("briefing-templates", "/briefings/templates", Officer),
        ("leave-broken-link", "/u/broken", null),
        ("start-campaign", "/campaigns/start", Officer),
        ("campaign-automation", "/campaigns/legal-aid/runs", Officer),
        ("flows", "/flows", Officer),
        ("flow", "/flows/{flow}", Officer),
        ("flow-new", "/flows/new", Officer),
        ("flow-start", "/flows/{flow}/start", Officer),
        ("run", "/runs/{run}", Officer),
        ("run-rehearsal", "/runs/{run}/rehearsal?all=well", Officer),
        ("flow-rehearsal", "/flows/{flow}/rehearsal?all=well", Officer),
        ("draft-rehearsal", "/flows/{changed}/draft/rehearsal", Officer),
        ("run-override", "/runs/{run}/act?do=Override&step={step}", Officer),
        ("run-cancel", "/runs/{run}/act?do=Cancel", Officer),
        ("flow-changed", "/flows/{changed}", Officer),
        ("flow-draft", "/flows/{changed}/draft", Officer),
        ("flow-draft-new", "/flows/{flow}/draft", Officer),
        ("flow-compare", "/flows/{changed}/compare?from=1&to=2", Officer),
        ("flow-move", "/flows/{changed}/move?from=1&to=2", Officer),
        ("flow-move-refused", "/flows/{changed}/move?from=1&to=2&chosen=true", Officer),
        ("flow-moved", "/flows/{changed}/moves/{move}", Officer),
        ("run-moved", "/runs/{moved-run}", Officer),
        ("run-move", "/runs/{changed-run}/move", Officer),
        ("run-again", "/runs/{changed-run}/again", Officer),
        ("people", "/people", Officer),
        ("organisations", "/people?organisations=true", Officer),
        ("person", "/people/{person}", Officer),
        ("search", "/search?q=legal", Officer),
        ("settings", "/settings", Administrator),
        ("add-account", "/settings/accounts/add", Administrator),
    ];

    public static TheoryData<string, int> Pages()
    {
        var data = new TheoryData<string, int>();
        foreach (var (name, _, _) in All)
        {
            data.Add(name, 1280);
            data.Add(name, 390);
        }
        return data;
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Fits_is_quiet_and_can_be_used_by_everybody(string name, int width)
    {
        var (_, path, person) = All.First(page => page.Name == name);
        var page = await running.OpenAsync(width, person);
        await PageCheck.LookAtAsync(page, Resolve(path), name, width);
        await page.Context.CloseAsync();
    }

    private string Resolve(string path) => path
        .Replace("{approval}", running.Scene.Approval.ToString(), StringComparison.Ordinal)
        .Replace("{briefing}", running.Scene.SentBriefing.ToString(), StringComparison.Ordinal)
        .Replace("{waiting-briefing}", running.Scene.WaitingBriefing.ToString(), StringComparison.Ordinal)
        .Replace("{person}", running.Scene.Person.ToString(), StringComparison.Ordinal)
        .Replace("{run}", running.Run.ToString(), StringComparison.Ordinal)
        .Replace("{changed}", running.Changed.Flow.ToString(), StringComparison.Ordinal)
        .Replace("{changed-run}", running.Changed.Run.ToString(), StringComparison.Ordinal)
        .Replace("{moved-run}", running.Changed.Moved.ToString(), StringComparison.Ordinal)
        .Replace("{move}", running.Changed.Move.ToString(), StringComparison.Ordinal)
        .Replace("{flow}", running.Flow.ToString(), StringComparison.Ordinal)
        .Replace("{step}", running.WaitingStep.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
