using System.Text.RegularExpressions;

namespace CampaignTracker.Architecture.Tests;

/// <summary>The repository stands alone: it names no package source, no download address and no folder beside it.</summary>
public sealed partial class StandaloneTests
{
    private static readonly string[] Pictures = [".png", ".jpg", ".ico", ".woff2", ".zip", ".pdf"];

    private static IReadOnlyList<string> TextFiles { get; } =
        [.. Repository.Files.Where(path => !Pictures.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))];

    [Fact]
    public void No_file_names_a_package_source()
    {
        TextFiles.Count.ShouldBeGreaterThan(100);
        TextFiles.Where(path => PackageSource().IsMatch(Repository.Read(path))).ShouldBeEmpty();
        Repository.Files.Where(path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void The_npm_lock_files_record_no_download_address()
    {
        var locks = Repository.Files.Where(path => Path.GetFileName(path) == "package-lock.json").ToList();
        locks.ShouldNotBeEmpty();
        locks.Where(path => ResolvedAddress().IsMatch(Repository.Read(path))).ShouldBeEmpty();
    }

    [Fact]
    public void Npm_is_told_not_to_record_download_addresses() =>
        Repository.Read("src/Web/.npmrc").ShouldContain("omit-lockfile-registry-resolved=true");

    [Fact]
    public void No_file_refers_to_a_folder_outside_the_repository() =>
        TextFiles.Where(path => OutsideFolder().IsMatch(Repository.Read(path))).ShouldBeEmpty();

    [Theory]
    [InlineData("see https:" + "//packages.registry.example/v3/index.json", true)]
    [InlineData("registry=https://example.org", true)]
    [InlineData("dotnet restore --source " + "https://example.org/feed", true)]
    [InlineData("https://www.legislation.gov.uk/uksi/2019/1396/made", false)]
    public void A_package_source_is_recognised(string text, bool expected) => PackageSource().IsMatch(text).ShouldBe(expected);

    [Theory]
    [InlineData("/work" + "/shared/design", true)]
    [InlineData("../shared" + "/data/facts.json", true)]
    [InlineData("/work/items", false)]
    public void A_folder_outside_is_recognised(string text, bool expected) => OutsideFolder().IsMatch(text).ShouldBe(expected);

    [GeneratedRegex(@"https?://[^/\s""]*(registry|nuget|npmjs|artifactory)[^/\s""]*\.|^\s*registry\s*=|--(source|registry)[ =]https?:", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex PackageSource();

    [GeneratedRegex(@"""resolved""\s*:\s*""[a-z+]*https?:", RegexOptions.IgnoreCase)]
    private static partial Regex ResolvedAddress();

    [GeneratedRegex(@"(?<![\w.])/work/(shared|main)\b|\.\./shared/(data|design|hooks)\b")]
    private static partial Regex OutsideFolder();
}
