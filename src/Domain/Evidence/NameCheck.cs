using System.Text.RegularExpressions;

namespace CampaignTracker.Domain.Evidence;

/// <summary>Names in running English: a title or a word like "called" before a capital, or two capitalised words that are no known place or body.</summary>
internal static partial class NameCheck
{
    // Words that begin or end the names of places, bodies, months and other things that are not people.
    private static readonly HashSet<string> NotAName = new(StringComparer.OrdinalIgnoreCase)
    {
        "A", "An", "And", "After", "All", "At", "Before", "Both", "Every", "For", "From", "He", "Her", "His", "I", "In", "It", "Many", "Most", "No",
        "On", "One", "Our", "She", "Some", "Ten", "The", "Their", "There", "These", "They", "This", "Three", "Two", "We", "When", "With", "Young",
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "Home", "Office", "City", "Council", "County", "Borough", "Police", "Station", "Court", "Courts", "Crown", "Magistrates", "Department",
        "Ministry", "Justice", "Legal", "Aid", "Agency", "Society", "Children", "Children's", "Social", "Care", "Services", "Service", "School",
        "Academy", "College", "University", "Hospital", "Trust", "Law", "Centre", "Local", "Authority", "National", "Health", "Education", "Act",
        "Bill", "Order", "House", "Commons", "Lords", "Parliament", "Street", "Road", "North", "South", "East", "West", "Northern", "Southern",
        "Eastern", "Western", "Upper", "Lower", "Great", "Greater", "New", "Saint", "St", "Upon", "United", "Kingdom", "Ireland", "Wales", "England",
        "Scotland", "Britain", "London", "Birmingham", "Manchester", "Nottingham", "Newcastle", "Midlands", "Yorkshire", "Youth", "Offending",
        "Team", "Universal", "Credit", "Asylum", "Immigration", "Tribunal", "Exceptional", "Case", "Funding", "Disrupting", "Exploitation",
    };

    public static IEnumerable<AnonymityFinding> Find(string text) =>
        Introduced().Matches(text).Select(m => Finding(m.Groups["name"]))
            .Concat(TwoWords().Matches(text).Where(m => !IsKnown(m)).Select(m => Finding(m)));

    private static AnonymityFinding Finding(Group match) => new(AnonymityRisk.Name, match.Value, match.Index);

    private static bool IsKnown(Match match) => match.Value.Split(' ').Any(NotAName.Contains);

    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Miss|Mx|Dr|(?i:called|named|name is|known as|surname|sibling of|son of|daughter of))\.? (?<name>[A-Z][a-z'’-]+( [A-Z][a-z'’-]+)?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"\b[A-Z][a-z'’-]+ [A-Z][A-Za-z'’-]*[a-z]\b", RegexOptions.NonBacktracking)]
    private static partial Regex TwoWords();
}
