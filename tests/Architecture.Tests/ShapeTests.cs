using CampaignTracker.Architecture.Tests.Metadata;

namespace CampaignTracker.Architecture.Tests;

/// <summary>How types are named and closed, and how long files may be.</summary>
public sealed class ShapeTests
{
    private const int LongestFile = 300;

    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Data", "Info"];

    /// <summary>Open on purpose, each with its reason.</summary>
    private static readonly Dictionary<string, string> OpenOnPurpose = new()
    {
        ["Program"] = "made by the compiler from top-level statements; the test host needs it",
    };

    private static IReadOnlyList<CompiledType> Types { get; } = [.. CompiledAssembly.Product.SelectMany(assembly => assembly.Types)];

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        Types.Count.ShouldBeGreaterThan(50);
        Types.Where(type => BannedEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Where(type => !type.Name.EndsWith("TagHelper", StringComparison.Ordinal))
            .Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void A_class_is_sealed_unless_something_derives_from_it()
    {
        var bases = Types.Select(type => type.Base).ToHashSet();
        Types.Count(type => type.IsClass).ShouldBeGreaterThan(50);
        Types.Where(type => type is { IsClass: true, IsOpen: true } && !bases.Contains(type.FullName))
            .Where(type => !OpenOnPurpose.ContainsKey(type.Name) && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal))
            .Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void No_source_file_is_longer_than_a_person_reads_in_one_go()
    {
        var sources = Repository.Sources("src", "tests", "infra").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        sources.Count.ShouldBeGreaterThan(50);
        sources.Select(path => (Path: path, Lines: Repository.Read(path).Count(letter => letter == '\n')))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.Path}: {file.Lines} lines, at most {LongestFile}").ShouldBeEmpty();
    }

    [Fact]
    public void The_clock_and_chance_are_banned_in_domain_and_workflows_and_nobody_lifts_the_ban()
    {
        var banned = Repository.Read("BannedSymbols.txt");
        foreach (var symbol in new[] { "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid", "Guid.CreateVersion7", "Random.Shared", "Thread.Sleep" })
        {
            banned.ShouldContain("System." + (symbol == "Thread.Sleep" ? "Threading." : "") + symbol);
        }

        Repository.Read("Directory.Build.props").ShouldContain("BannedSymbols.txt");
        Repository.Sources("src/Domain", "src/Workflows").Where(path => Repository.Read(path).Contains("RS0030", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
