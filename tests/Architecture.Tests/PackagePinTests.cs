using System.Text.Json;
using System.Xml.Linq;

namespace CampaignTracker.Architecture.Tests;

/// <summary>Every package that a restore resolves has its version in Directory.Packages.props, so a package source can't change the build.</summary>
public sealed class PackagePinTests
{
    private static readonly Dictionary<string, string> Pins = ReadPins();

    public static TheoryData<string> Projects() => [.. Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_resolved_package_is_pinned(string project)
    {
        var unpinned = Resolved(project)
            .Where(package => !Pins.TryGetValue(package.Name, out var version) || version != package.Version)
            .Select(package => $"""<PackageVersion Include="{package.Name}" Version="{package.Version}" />""");

        unpinned.ShouldBeEmpty("Add these lines to Directory.Packages.props (group Transitive, unless a project names the package)");
    }

    [Fact]
    public void The_web_application_resolves_packages_and_there_are_pins() =>
        Resolved("src/Web/Web.csproj").Count().ShouldBeInRange(30, Pins.Count);

    [Fact]
    public void No_project_states_a_version_of_its_own() =>
        Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(path => XDocument.Parse(Repository.Read(path)).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null))
            .ShouldBeEmpty();

    private static IEnumerable<(string Name, string Version)> Resolved(string project)
    {
        var assets = Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json");
        File.Exists(Path.Combine(Repository.Root, assets)).ShouldBeTrue($"{assets} is missing: run `dotnet restore` first");
        using var document = JsonDocument.Parse(Repository.Read(assets));
        return [.. document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/'))
            .Select(parts => (parts[0], parts[1]))];
    }

    private static Dictionary<string, string> ReadPins() =>
        XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(pin => pin.Attribute("Include")!.Value, pin => pin.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);
}
