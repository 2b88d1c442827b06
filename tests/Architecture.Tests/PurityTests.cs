using CampaignTracker.Architecture.Tests.Metadata;

namespace CampaignTracker.Architecture.Tests;

/// <summary>
/// One pure function runs every flow, so what it is made of reads no clock, file, network or environment, and never waits.
/// The domain keeps the same rules. Banned symbols catch the clock at build time; this reads what was built.
/// </summary>
public sealed class PurityTests
{
    private static readonly string[] PureWorkflows =
        ["CampaignTracker.Workflows.Language", "CampaignTracker.Workflows.Execution", "CampaignTracker.Workflows.Steps"];

    private static readonly string[] ImpureNamespaces =
        ["System.Net.Http", "System.Net.Sockets", "System.Net.Mail", "System.Data", "System.Data.Common", "System.IO.Pipes", "System.IO.MemoryMappedFiles", "System.Reflection.Emit", "Quartz", "Microsoft.Extensions.Hosting"];

    private static readonly HashSet<string> ImpureTypes =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream", "System.IO.FileSystemWatcher",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Console", "System.Threading.Thread", "System.Threading.Timer", "System.Threading.ThreadPool",
        "System.Net.Dns", "System.Net.WebRequest", "System.Activator",
    ];

    private static readonly HashSet<string> ImpureMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System", "System.TimeZoneInfo.get_Local", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.get_Shared", "System.Random..ctor",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.Environment.GetEnvironmentVariable", "System.Environment.get_MachineName",
        "System.Environment.get_CurrentDirectory", "System.Reflection.Assembly.Load", "System.Reflection.Assembly.LoadFrom", "System.IO.Path.GetTempPath", "System.IO.Path.GetTempFileName",
    ];

    public static TheoryData<string> PureNamespaces() => [.. PureWorkflows];

    [Theory]
    [MemberData(nameof(PureNamespaces))]
    public void The_engine_is_pure(string @namespace)
    {
        var usages = CompiledAssembly.Workflows.UsagesIn(@namespace);
        usages.Count.ShouldBeGreaterThan(50);
        usages.Where(usage => IsImpure(usage) || IsAsynchronous(usage)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PureNamespaces))]
    public void The_engine_knows_nothing_of_what_surrounds_it(string @namespace)
    {
        string[] around = ["CampaignTracker.Workflows.Runtime", "CampaignTracker.Workflows.Briefings", "CampaignTracker.Workflows.Rehearsal"];
        CompiledAssembly.Workflows.UsagesIn(@namespace).Where(usage => around.Any(start => IsIn(usage.Namespace, start))).ShouldBeEmpty();
    }

    [Fact]
    public void The_language_does_not_know_the_engine_that_runs_it() =>
        CompiledAssembly.Workflows.UsagesIn("CampaignTracker.Workflows.Language")
            .Where(usage => IsIn(usage.Namespace, "CampaignTracker.Workflows.Execution") || IsIn(usage.Namespace, "CampaignTracker.Workflows.Steps")).ShouldBeEmpty();

    [Fact]
    public void The_domain_is_pure()
    {
        var usages = CompiledAssembly.Domain.UsagesIn("CampaignTracker.Domain");
        usages.Count.ShouldBeGreaterThan(50);
        usages.Where(IsImpure).ShouldBeEmpty();
    }

    [Fact]
    public void The_scan_sees_a_clock_a_file_a_task_and_a_client_wherever_they_hide()
    {
        var seen = CompiledAssembly.Tests.UsagesIn(typeof(Impure.Specimen).Namespace!).Where(usage => IsImpure(usage) || IsAsynchronous(usage))
            .Select(usage => $"{usage.Type}.{usage.Member}").ToList();

        foreach (var expected in new[] { "DateTime.get_UtcNow", "File.ReadAllText", "Guid.NewGuid", "HttpClient..ctor", "Task.FromResult" })
        {
            seen.ShouldContain(expected);
        }
    }

    private static bool IsImpure(Usage usage) =>
        ImpureNamespaces.Contains(usage.Namespace)
        || ImpureTypes.Contains($"{usage.Namespace}.{usage.Type}")
        || ImpureMembers.Contains($"{usage.Namespace}.{usage.Type}.{usage.Member}");

    private static bool IsAsynchronous(Usage usage) => usage.Namespace == "System.Threading.Tasks";

    private static bool IsIn(string @namespace, string start) =>
        @namespace == start || @namespace.StartsWith(start + ".", StringComparison.Ordinal);
}
