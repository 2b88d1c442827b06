using System.Text.RegularExpressions;

namespace CampaignTracker.Architecture.Tests;

/// <summary>The documents promise nothing that is not there: links lead to files, settings are read, commands are named as they are.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Sources = [.. Repository.Sources("src").Select(Repository.Read)];

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var links = Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.StartsWith("samples/", StringComparison.Ordinal))
            .SelectMany(path => Link().Matches(Repository.Read(path)).Select(match => (From: path, To: match.Groups[1].Value)))
            .ToList();
        links.Count.ShouldBeGreaterThan(20);
        links.Where(link => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(link.From)!, link.To))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_of_the_readme_is_read_somewhere()
    {
        var keys = SettingsRow().Matches(Repository.Read("README.md")).SelectMany(row => Key().Matches(row.Value)).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).ToList();
        keys.Count.ShouldBeGreaterThan(10);
        keys.Where(key => !IsRead(key.Item1, key.Item2)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_of_the_service_example_is_read_somewhere()
    {
        var keys = EnvironmentKey().Matches(Repository.Read("infra/campaign-tracker.env.example")).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).ToList();
        keys.Count.ShouldBeGreaterThan(5);
        keys.Where(key => !IsRead(key.Item1, key.Item2)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("README.md", "dotnet run --project src/Web")]
    [InlineData("README.md", "dotnet test")]
    [InlineData(".ci/run", "dotnet test")]
    public void The_commands_that_people_and_scripts_rely_on_are_named(string document, string command) =>
        Repository.Read(document).ShouldContain(command);

    /// <summary>By its full name, or as a property of the options that say they are this section.</summary>
    private static bool IsRead(string section, string name) =>
        Sources.Any(source => source.Contains($"{section}:{name}", StringComparison.Ordinal)
            || (source.Contains($"Section <c>{section}</c>", StringComparison.Ordinal) && source.Contains($" {name} {{ get;", StringComparison.Ordinal))
            || (section == "ConnectionStrings" && source.Contains($"GetConnectionString(\"{name}\")", StringComparison.Ordinal)));

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| `[A-Z].*$", RegexOptions.Multiline)]
    private static partial Regex SettingsRow();

    [GeneratedRegex(@"`([A-Za-z]+):([A-Za-z]+)`")]
    private static partial Regex Key();

    [GeneratedRegex(@"^#? ?([A-Z][A-Za-z]+)__([A-Za-z]+)=", RegexOptions.Multiline)]
    private static partial Regex EnvironmentKey();
}
