using System.Globalization;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.People;
using CsvHelper;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>
/// Reads people from CSV with a first line of names: <c>name</c>, and where they are there <c>email</c>, <c>phone</c>, <c>organisation</c>,
/// <c>role</c>, <c>since</c>, <c>list</c>, <c>basis</c>, <c>wording</c>, <c>source</c>. A list needs its basis, wording, source and date.
/// </summary>
public static class PeopleCsv
{
    public static PeopleReading Read(TextReader text)
    {
        List<ImportedPerson> people = [];
        List<string> faults = [];
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = bad => faults.Add($"line {bad.LineNumber}: the quotation marks do not match, or there are too few or too many fields."),
        });
        csv.ReadHeader();
        if (!csv.TryGetFieldIndex("name", out _))
        {
            return new PeopleReading([], ["line 1: write the names of the columns; one of them is 'name'."]);
        }

        while (csv.Read())
        {
            people.Add(Person(csv, faults));
        }

        return faults.Count > 0 ? new PeopleReading([], faults) : new PeopleReading(people, []);
    }

    private static ImportedPerson Person(CsvReader csv, List<string> faults)
    {
        var name = Field(csv, "name");
        if (name is null)
        {
            Fault(csv, faults, "the name is missing.");
        }

        var email = Field(csv, "email");
        if (email is not null && !EmailAddress.TryFrom(email, out _))
        {
            Fault(csv, faults, $"'{email}' is not an e-mail address.");
        }

        var since = Day(csv, "since", faults);
        var role = Field(csv, "role");
        var organisation = Field(csv, "organisation");
        IReadOnlyList<ImportedRole> roles = role is null && organisation is null ? [] : [new ImportedRole(role ?? "Member", organisation, null, since, null)];
        return new ImportedPerson(name ?? "", email, Field(csv, "phone"), roles, Basis(csv, since, faults));
    }

    private static ImportedBasis? Basis(CsvReader csv, DateOnly? since, List<string> faults)
    {
        if (Field(csv, "list") is not { } list)
        {
            return null;
        }

        var isKnown = Enum.TryParse<LawfulBasisKind>(Field(csv, "basis"), ignoreCase: true, out var kind) && !int.TryParse(Field(csv, "basis"), out _);
        if (isKnown && Field(csv, "wording") is { } wording && Field(csv, "source") is { } source && since is { } from)
        {
            return new ImportedBasis(list, kind, wording, source, from);
        }

        Fault(csv, faults, $"to be on the list '{list}', a person needs basis (consent, softOptIn, legitimateInterest or corporate), wording, source and since.");
        return null;
    }

    private static DateOnly? Day(CsvReader csv, string column, List<string> faults)
    {
        if (Field(csv, column) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault(csv, faults, $"'{text}' is not a date such as 2018-07-12.");
        return null;
    }

    private static string? Field(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var index) && !csv.IsEmpty(index) && csv.GetString(index) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static void Fault(CsvReader csv, List<string> faults, string message) => faults.Add($"line {csv.LineNumber}: {message}");
}
