namespace CampaignTracker.Browser.Tests.Running;

/// <summary>The browser on this machine: TRACKER_CHROMIUM, or Debian's.</summary>
internal static class Chromium
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("TRACKER_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public static bool IsHere => File.Exists(Path);

    /// <summary>The later switches keep the browser from calling its maker while a test runs.</summary>
    public static string[] Arguments { get; } =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static string? WhyNot => IsHere ? null : $"No Chromium at {Path}. Install it (Debian: apt-get install chromium) or set TRACKER_CHROMIUM.";
}

public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}
