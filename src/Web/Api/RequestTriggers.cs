using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Api;

/// <summary>The request triggers of the flows' latest versions, and their signed addresses.</summary>
internal sealed class RequestTriggers(IDbContextFactory<TrackerDbContext> contexts, RunEngine engine, AddressSignatures signatures)
{
    /// <summary>The trigger that a signed address leads to; null where there is none, or the signature is not of it.</summary>
    public async Task<RequestTrigger?> OpenAsync(Guid flow, string name, string? signature, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var versions = context.Set<FlowTriggerRow>().Where(t => t.FlowId == flow && t.Type == "Request").Select(t => t.VersionId);
        if (await versions.FirstOrDefaultAsync(cancel) is var version && version == Guid.Empty)
        {
            return null;
        }

        var loaded = await engine.Programs.GetAsync(version, cancel);
        var trigger = Of(loaded).FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return trigger is not null && AddressSignatures.Match(Sign(flow, trigger), signature) ? new(flow, loaded, trigger) : null;
    }

    /// <summary>The path of each request trigger of a flow, with its signature.</summary>
    public async Task<IReadOnlyList<(string Trigger, string Path)>> AddressesAsync(Guid flow, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var version = await context.Set<FlowTriggerRow>().Where(t => t.FlowId == flow && t.Type == "Request").Select(t => t.VersionId).FirstOrDefaultAsync(cancel);
        return version == Guid.Empty
            ? []
            : [.. Of(await engine.Programs.GetAsync(version, cancel)).Select(t => (t.Name, $"/api/flows/{flow}/triggers/{Uri.EscapeDataString(t.Name)}?sig={Sign(flow, t)}"))];
    }

    private static IEnumerable<TriggerDefinition> Of(LoadedFlow flow) => flow.Program.Definition.Triggers.Where(t => t.Type == "Request");

    private string Sign(Guid flow, TriggerDefinition trigger) =>
        signatures.OfTrigger(flow, trigger.Name, trigger.Source["metadata"]?.Get("address")?.AsText() ?? "");
}

internal sealed record RequestTrigger(Guid Flow, LoadedFlow Version, TriggerDefinition Trigger)
{
    public bool Responds => Version.Program.Steps.Any(s => s.Type == "Response");
}
