using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Workflows.Tests.Briefings.Delivery;

public sealed class LanguageCheckTests
{
    private static readonly AvoidedPhrase Phrase = AvoidedPhrase.Add(
        new AvoidedPhraseId(Guid.Empty), "asylum seekers", "They are children first.", "children seeking asylum", new Stamp(Origin.Import("list"), DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData("Many Asylum Seekers wait.", 1)]
    [InlineData("Many asylum\nseekers wait, and asylum  seekers hope.", 2)]
    [InlineData("Many pseudoasylum seekers.", 0)]
    [InlineData("asylum seekership", 0)]
    [InlineData("“asylum seekers”", 1)]
    public void A_phrase_is_found_as_whole_words(string text, int times) => LanguageCheck.Find(text, [Phrase]).Count.ShouldBe(times);

    [Fact]
    public void A_finding_says_where_why_and_what_instead() =>
        LanguageCheck.Find("We met asylum seekers today.", [Phrase]).ShouldHaveSingleItem().Sentence
            .ShouldBe("“asylum seekers” in “We met asylum seekers today.”: They are children first. Say “children seeking asylum” instead.");
}
