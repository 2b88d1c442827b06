using System.Text.Json;
using Microsoft.Playwright;

namespace CampaignTracker.Browser.Tests.Running;

/// <summary>axe-core, taken from the site's own node_modules, with the rules of WCAG 2.2 level AA.</summary>
internal static class Accessibility
{
    private static readonly Lazy<string> Source = new(() =>
        File.ReadAllText(Path.Combine(RunningSite.Metadata("WebFolder"), "node_modules", "axe-core", "axe.min.js")));

    private const string Run = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
          return JSON.stringify(found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} - ${n.failureSummary}`)));
        }
        """;

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Source.Value + ";undefined");
        var found = await page.EvaluateAsync<string>(Run);
        return JsonSerializer.Deserialize<List<string>>(found)!;
    }
}
