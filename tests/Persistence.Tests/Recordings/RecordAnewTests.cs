using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Samples;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>Plays each sample through the database's engine and keeps what its runs took and did. Not a test of anything: the way to make recordings.</summary>
public sealed class RecordAnewTests
{
    [RecordAnewFact]
    public async Task Record_every_sample()
    {
        foreach (var sample in SamplePlanting.Names())
        {
            var file = Path.Combine(RecordedRunsTests.Folder(), $"{sample}.{Environment.GetEnvironmentVariable(RecordAnewFactAttribute.Variable)}.jsonl");
            File.Exists(file).ShouldBeFalse($"{file} is there already: recordings are kept. Choose another name.");
            await RecordAsync(sample, file);
        }
    }

    private static async Task RecordAsync(string sample, string file)
    {
        var writer = new RecordingWriter();
        await using var planting = await SamplePlanting.StartAsync(writer.Take);
        var script = SampleReader.Read(SampleFolder.Load(SamplePlanting.FolderOf(sample))).Sample!.Rehearsal!;
        await planting.PlantAsync(sample, new DateTimeOffset(script.Until, TimeOnly.MaxValue, TimeSpan.Zero));
        await using var context = await planting.Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        foreach (var (run, journal) in writer.Journals)
        {
            (await StoredAsync(context, run)).ShouldBe(ToLines(journal), "what was recorded is what the database has");
        }

        writer.End();
        await File.WriteAllLinesAsync(file, writer.Lines);
    }

    private static async Task<IEnumerable<string>> StoredAsync(TrackerDbContext context, Guid run)
    {
        var rows = await context.Set<RunJournalRow>().AsNoTracking().Where(j => j.RunId == run).OrderBy(j => j.Turn).ThenBy(j => j.Part).ToListAsync();
        return ToLines(rows.SelectMany(j => JournalJson.Read(j.Entries)));
    }

    private static IEnumerable<string> ToLines(IEnumerable<JournalEntry> journal) => [.. RecordedShapes.Journal(journal).Select(e => e.ToString())];
}
