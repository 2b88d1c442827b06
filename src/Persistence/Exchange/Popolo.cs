using System.Globalization;
using System.Text.Json;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>
/// Reads people from Popolo JSON (popoloproject.com): <c>persons</c>, <c>organizations</c> and <c>memberships</c>, which may also stand
/// inside a person. Dates may be a year or a month; they count from their first day.
/// </summary>
public static class Popolo
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    public static PeopleReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            return new PeopleReading([], [$"This is not JSON: {fault.Message}"]);
        }
    }

    private static PeopleReading Read(JsonElement root)
    {
        var persons = Items(root, "persons").ToList();
        if (persons.Count == 0)
        {
            return new PeopleReading([], ["There are no 'persons' in it."]);
        }

        List<string> faults = [.. persons.Select((person, index) => Text(person, "name") is null ? $"persons[{index}].name: the name is missing." : null).OfType<string>()];
        var organisations = Items(root, "organizations").Where(o => Text(o, "id") is not null).DistinctBy(o => Text(o, "id")).ToDictionary(o => Text(o, "id")!);
        var memberships = Items(root, "memberships").ToLookup(m => Text(m, "person_id"));
        return faults.Count > 0
            ? new PeopleReading([], faults)
            : new PeopleReading([.. persons.Select(person => Person(person, memberships[Text(person, "id")], organisations))], []);
    }

    private static ImportedPerson Person(JsonElement person, IEnumerable<JsonElement> memberships, Dictionary<string, JsonElement> organisations) => new(
        Text(person, "name")!,
        Text(person, "email") ?? Contact(person, "email"),
        Contact(person, "phone") ?? Contact(person, "voice") ?? Contact(person, "cell"),
        [.. Items(person, "memberships").Concat(memberships).Select(membership => Role(membership, organisations))]);

    private static ImportedRole Role(JsonElement membership, Dictionary<string, JsonElement> organisations)
    {
        var organisation = membership.TryGetProperty("organization", out var inside) && inside.ValueKind == JsonValueKind.Object
            ? inside
            : organisations.GetValueOrDefault(Text(membership, "organization_id") ?? "");
        return new ImportedRole(
            Text(membership, "role") ?? Text(membership, "label") ?? "Member",
            Text(organisation, "name"),
            Text(organisation, "classification"),
            Day(membership, "start_date"),
            Day(membership, "end_date"));
    }

    private static string? Contact(JsonElement person, string type) =>
        Items(person, "contact_details").Where(detail => Text(detail, "type") == type).Select(detail => Text(detail, "value")).FirstOrDefault();

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(text.GetString())
            ? text.GetString()!.Trim()
            : null;

    private static DateOnly? Day(JsonElement element, string name) =>
        DateOnly.TryParseExact(Text(element, name), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
