using System.Globalization;
using System.Text;

namespace CampaignTracker.Workflows.Briefings.Rendering.PlainText;

/// <summary>How wide a text is in a fixed-width face: a character a person sees counts once, East Asian ones and pictures twice.</summary>
internal static class Columns
{
    public static int Of(string text)
    {
        var width = 0;
        var characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext())
        {
            width += Rune.TryGetRuneAt(text, characters.ElementIndex, out var rune) && IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    private static bool IsWide(int rune) => rune switch
    {
        >= 0x1100 and <= 0x115F => true,
        >= 0x2E80 and <= 0xA4CF => true,
        >= 0xAC00 and <= 0xD7A3 => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFE30 and <= 0xFE6F => true,
        >= 0xFF00 and <= 0xFF60 => true,
        >= 0x1F300 and <= 0x1FAFF => true,
        >= 0x20000 and <= 0x3FFFD => true,
        _ => false,
    };
}
