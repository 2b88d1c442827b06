namespace CampaignTracker.Architecture.Tests.Impure;

/// <summary>Breaks the rules in the places a scan could miss (a lambda, an iterator, a generic method, a field), so that a blind scan fails its test. Never run.</summary>
internal sealed class Specimen
{
    private readonly Lazy<HttpClient> _client = new(() => new HttpClient());

    public static IEnumerable<string> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            yield return File.ReadAllText(path);
        }
    }

    public static Func<DateTime> Clock() => () => DateTime.UtcNow;

    public static List<Guid> Ids() => Enumerable.Range(0, 1).Select(_ => Guid.NewGuid()).ToList();

    public Task<HttpClient> Client() => Task.FromResult(_client.Value);
}
