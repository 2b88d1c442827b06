namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>The product's colours, as the pages have them. Each text colour holds 4.5:1 on its ground, in both schemes.</summary>
internal static class HtmlTokens
{
    public const string Ground = "#faf8f3";
    public const string Surface = "#ffffff";
    public const string Teal = "#0f5f5a";
    public const string Amber = "#c98a1b";
    public const string Line = "#e3ddd1";
    public const string Ink = "color:#1d282b;";
    public const string Muted = "color:#55625f;";
    public const string Font = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    public const string DarkGround = "#121818";
    public const string DarkSurface = "#1a2222";
    public const string DarkInk = "#e7ecea";
    public const string DarkMuted = "#a7b3b1";
    public const string DarkTeal = "#7fd0c7";
    public const string DarkLine = "#2d3838";
}
