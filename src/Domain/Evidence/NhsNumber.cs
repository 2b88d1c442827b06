namespace CampaignTracker.Domain.Evidence;

internal static class NhsNumber
{
    /// <summary>Ten digits whose last is the modulus-11 check digit (NHS Data Dictionary); spaces and hyphens don't count.</summary>
    public static bool IsValid(string text)
    {
        int[] digits = [.. text.Where(char.IsAsciiDigit).Select(c => c - '0')];
        if (digits.Length != 10)
        {
            return false;
        }

        var check = 11 - (digits.Take(9).Select((d, i) => d * (10 - i)).Sum() % 11);
        return (check == 11 ? 0 : check) == digits[9];
    }
}
