namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>What a format may ask for, beyond .NET's own rules.</summary>
internal static class Formats
{
    private const int Most = 1000;

    /// <summary>.NET makes up to 999,999,999 digits where a standard format asks for them ("F999999999"); we don't.</summary>
    public static void CheckNumeric(string format, scoped in Call call, int index)
    {
        CheckLength(format, call, index);
        if (format.Length > 1 && char.IsAsciiLetter(format[0]) && int.TryParse(format.AsSpan(1), out var digits) && digits > Most)
        {
            throw call.Bad(index, $"asks for {digits} digits; at most {Most} can be made.");
        }
    }

    public static void CheckLength(string format, scoped in Call call, int index)
    {
        if (format.Length > Most)
        {
            throw call.Bad(index, ErrorCodes.TooLong, $"has {format.Length} characters; a format may have {Most}.");
        }
    }
}
