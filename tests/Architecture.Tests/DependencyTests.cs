using CampaignTracker.Architecture.Tests.Metadata;

namespace CampaignTracker.Architecture.Tests;

/// <summary>Dependencies point one way: Domain, Workflows, Persistence, then Web and Cli side by side.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, CompiledAssembly> Assemblies = new()
    {
        ["CampaignTracker.Domain"] = CompiledAssembly.Domain,
        ["CampaignTracker.Workflows"] = CompiledAssembly.Workflows,
        ["CampaignTracker.Persistence"] = CompiledAssembly.Persistence,
        ["CampaignTracker.Web"] = CompiledAssembly.Web,
        ["tracker"] = CompiledAssembly.Cli,
    };

    [Theory]
    [InlineData("CampaignTracker.Domain", "")]
    [InlineData("CampaignTracker.Workflows", "CampaignTracker.Domain")]
    [InlineData("CampaignTracker.Persistence", "CampaignTracker.Domain CampaignTracker.Workflows")]
    [InlineData("CampaignTracker.Web", "CampaignTracker.Domain CampaignTracker.Workflows CampaignTracker.Persistence")]
    [InlineData("tracker", "CampaignTracker.Domain CampaignTracker.Workflows CampaignTracker.Persistence")]
    public void An_assembly_refers_only_to_those_below_it(string assembly, string below)
    {
        Assemblies[assembly].Types.ShouldNotBeEmpty();
        Assemblies[assembly].References.Where(Assemblies.ContainsKey).Except(below.Split(' ')).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CampaignTracker.Workflows", "CampaignTracker.Domain")]
    [InlineData("CampaignTracker.Persistence", "CampaignTracker.Workflows")]
    [InlineData("CampaignTracker.Web", "CampaignTracker.Persistence")]
    public void The_layers_really_stand_on_each_other(string assembly, string below) =>
        Assemblies[assembly].References.ShouldContain(below);

    [Theory]
    [InlineData("src/Domain", "Workflows|Persistence|Web|Cli")]
    [InlineData("src/Workflows", "Persistence|Web|Cli")]
    [InlineData("src/Persistence", "Web|Cli")]
    [InlineData("src/Web", "Cli")]
    [InlineData("src/Cli", "Web")]
    public void Source_names_no_namespace_of_a_layer_above_it(string folder, string above)
    {
        var sources = Repository.Sources(folder).ToList();
        sources.ShouldNotBeEmpty();
        sources.Where(path => System.Text.RegularExpressions.Regex.IsMatch(Repository.Read(path), $@"\bCampaignTracker\.({above})\b")).ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_uses_the_framework_and_no_package()
    {
        CompiledAssembly.Domain.References.ShouldNotBeEmpty();
        CompiledAssembly.Domain.References.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
        Repository.Read("src/Domain/Domain.csproj").ShouldNotContain("PackageReference");
    }

    [Fact]
    public void The_workflows_know_neither_the_database_nor_the_web()
    {
        string[] foreign = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Data.", "Npgsql"];
        CompiledAssembly.Workflows.References.ShouldNotBeEmpty();
        CompiledAssembly.Workflows.References.Where(name => foreign.Any(start => name.StartsWith(start, StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
