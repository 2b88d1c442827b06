using System.Text.RegularExpressions;

namespace CampaignTracker.Domain.Evidence;

/// <summary>Points out what looks like it names a child. It helps a person to look again; it can't promise that nothing is left.</summary>
/// <remarks>Pure and safe to call on every key press: linear in the text's length, no backtracking.</remarks>
public static partial class AnonymityCheck
{
    /// <summary>In order of place in the text. Where two kinds overlap, the more certain one is given.</summary>
    public static IReadOnlyList<AnonymityFinding> Inspect(string text)
    {
        var (findings, found) = (new List<AnonymityFinding>(), new bool[text.Length]);
        foreach (var finding in Candidates(text))
        {
            var place = found.AsSpan(finding.Start, finding.Text.Length);
            if (!place.Contains(true))
            {
                findings.Add(finding);
                place.Fill(true);
            }
        }

        return [.. findings.OrderBy(f => f.Start)];
    }

    // The order is from certain to uncertain: an NHS number is also a row of digits, an e-mail address may contain a name.
    private static IEnumerable<AnonymityFinding> Candidates(string text) =>
    [
        .. Found(text, Email(), AnonymityRisk.EmailAddress),
        .. Found(text, TenDigits(), AnonymityRisk.NhsNumber).Where(f => NhsNumber.IsValid(f.Text)),
        .. Found(text, Phone(), AnonymityRisk.PhoneNumber),
        .. Found(text, Postcode(), AnonymityRisk.FullPostcode),
        .. Found(text, BirthDate(), AnonymityRisk.DateOfBirth),
        .. Found(text, CaseNumber(), AnonymityRisk.CaseNumber),
        .. NameCheck.Find(text),
    ];

    private static IEnumerable<AnonymityFinding> Found(string text, Regex pattern, AnonymityRisk risk) =>
        pattern.Matches(text).Select(m => new AnonymityFinding(risk, m.Value, m.Index));

    [GeneratedRegex(@"\b[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex TenDigits();

    // UK numbers as written: 07700 900123, 0115 496 0000, (020) 7946 0000, +44 7700 900123.
    [GeneratedRegex(@"(\+44 ?\(?0?\)?|\(?\b0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    // Outward and inward part (BS 7666); "NG1" alone is a district and stays.
    [GeneratedRegex(@"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b(born( on)?|dob|d\.o\.b\.?|date of birth)\b[: ]*[\w/. -]{0,24}\d|\b(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-](19|20)?\d{2}\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex BirthDate();

    // "case no. 12345", "ref: AB/1234", Home Office references such as A1234567.
    [GeneratedRegex(@"\b(case|ref|reference|file)( (no|number|id|ref)\b\.?[: #]*| ?[:#] ?)[A-Za-z]{0,4}[-/]?\d[\w/-]*|\b[A-Z]\d{7,8}\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex CaseNumber();
}
