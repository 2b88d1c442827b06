using System.Globalization;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Reads counts as steps write them: a whole number, or its digits as text, as exported flows have them.</summary>
internal static class WholeNumber
{
    /// <summary>The count where it lies between both ends, which belong to the range; null where it does not or is none.</summary>
    public static long? Read(Value? value, long least, long most)
    {
        long? number = value switch
        {
            IntegerValue integer => integer.Value,
            StringValue text when long.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) => read,
            _ => null,
        };
        return number >= least && number <= most ? number : null;
    }
}
