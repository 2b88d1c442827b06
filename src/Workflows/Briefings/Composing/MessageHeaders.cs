using CampaignTracker.Workflows.Briefings.Composing.Mime;

namespace CampaignTracker.Workflows.Briefings.Composing;

/// <summary>The headers that say what kind of message this is. Each value is one line of ASCII words with single spaces between.</summary>
internal static class MessageHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(MessageDraft draft)
    {
        List<KeyValuePair<string, string>> headers = [];
        if (draft.List is { } list)
        {
            headers.Add(new("List-Id", string.Join(' ', [.. EncodedText.Phrase(list.Title), $"<{list.Id}>"])));
            AddLeaving(headers, list);
        }

        if (draft.Automatic)
        {
            headers.Add(new("Auto-Submitted", "auto-generated"));
        }

        return headers;
    }

    private static void AddLeaving(List<KeyValuePair<string, string>> headers, ListIdentity list)
    {
        string[] ways =
        [
            .. list.OneClick is { } link ? (string[])[$"<{link.AbsoluteUri}>"] : [],
            .. list.Mailbox is { } mailbox ? (string[])[$"<mailto:{Uri.EscapeDataString(mailbox.Value)}?subject=unsubscribe>"] : [],
        ];
        if (ways.Length > 0)
        {
            headers.Add(new("List-Unsubscribe", string.Join(", ", ways)));
        }

        if (list.OneClick is not null)
        {
            headers.Add(new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
    }
}
