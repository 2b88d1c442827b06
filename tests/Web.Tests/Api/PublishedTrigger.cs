using CampaignTracker.Persistence.Engine;
using CampaignTracker.Web.Api;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>A flow with one request trigger, published in a test site.</summary>
internal sealed record PublishedTrigger(TestSite Site, Guid Flow, Guid Version, string Path)
{
    public static async Task<PublishedTrigger> PublishAsync(TestSite site, string name, string actions, string trigger = "")
    {
        var json = $$"""{ "triggers": { "Came in": { "type": "Request", "kind": "Http"{{trigger}} } }, "actions": {{actions}} }""";
        var flow = await site.Services.GetRequiredService<IFlowLibrary>().PublishAsync(new(name, null, json, "A tester", ""), default);
        var paths = await site.Services.GetRequiredService<RequestTriggers>().AddressesAsync(flow.Flow, default);
        return new(site, flow.Flow, flow.VersionId, paths.Single().Path);
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string? key = null, string? path = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path ?? Path) { Content = new StringContent(body, null, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await (await Site.VisitAsync()).Client.SendAsync(request);
    }

    public Task<List<RunRow>> RunsAsync() => Site.ReadAsync(d => d.Set<RunRow>().Where(r => r.FlowVersionId == Version).ToListAsync());

    public async Task<Workflows.Execution.JournalEntry> EndOfAsync(Guid run, string step)
    {
        var rows = await Site.ReadAsync(d => d.Set<RunJournalRow>().Where(j => j.RunId == run).OrderBy(j => j.Turn).ToListAsync());
        return rows.SelectMany(j => JournalJson.Read(j.Entries)).Single(e => e.Path == step && e.Kind == Workflows.Execution.JournalKind.StepEnded);
    }

    /// <summary>The callback address that the waiting webhook step gave its partner.</summary>
    public async Task<string?> AddressOfAsync(Guid run)
    {
        var rows = await Site.ReadAsync(d => d.Set<RunJournalRow>().Where(j => j.RunId == run).OrderBy(j => j.Turn).ToListAsync());
        return rows.SelectMany(j => JournalJson.Read(j.Entries)).First(e => e.StepType == "HttpWebhook").Inputs?.Get("body")?.AsText();
    }
}
