namespace CampaignTracker.Workflows.Briefings.Composing.Mime;

/// <summary>A name and an address in a header.</summary>
internal static class MailboxText
{
    /// <summary>The longest name that is written; what is longer is cut, so that a header stays within what mail servers take.</summary>
    private const int LongestName = 200;

    public static string[] Of(Mailbox mailbox)
    {
        var name = Name(mailbox);
        return name.Length == 0 ? [mailbox.Address.Value] : [.. EncodedText.Phrase(name), $"<{mailbox.Address.Value}>"];
    }

    /// <summary>In one line, without control characters, cut between characters.</summary>
    public static string Name(Mailbox mailbox)
    {
        var name = Rendering.SafeText.CleanLine(mailbox.Name);
        if (name.Length <= LongestName)
        {
            return name;
        }

        return name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)].TrimEnd();
    }
}
