namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>What a notice says.</summary>
/// <param name="To">"role:lead", "role:officer", "user:...", "person:key".</param>
/// <param name="Text">Markdown. Words of people in it are written with <see cref="Quoted"/>.</param>
/// <param name="Link">Where the recipient can act, below the site's address: "approvals/...". Null for none.</param>
public sealed record NoticeText(IReadOnlyList<string> To, string Subject, string Text, string? Link = null, string LinkText = "Open it")
{
    /// <summary>Somebody's words as they are, whatever Markdown or HTML they look like.</summary>
    public static string Quoted(string words) => Rendering.MarkdownTextEncoder.Encode(Rendering.SafeText.Clean(words));
}
