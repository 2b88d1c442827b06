using CampaignTracker.Workflows.Briefings.Rendering.PlainText;

namespace CampaignTracker.Workflows.Tests.Briefings.Rendering;

public sealed class PlainTextTests
{
    [Fact]
    public void A_message_reads_well_without_mark_up()
    {
        var text = Sources.Text(
            """
            # Legal aid

            Hello **Sam**, read [the report](https://example.org/report) and
            [its summary](https://example.org/summary), or [the report](https://example.org/report) again.

            ## What you can do

            1. Write to your MP
            2. Tell [us](mailto:us@example.org)
               - today
               - tomorrow

            > A child  
            > said this.

            | When | What |
            |---|---|
            | July | Laid |
            | October | In force |
            """);

        text.ShouldBe(
            """
            Legal aid
            =========

            Hello Sam, read the report [1] and its summary [2], or the report [1] again.

            What you can do
            ---------------

            1. Write to your MP
            2. Tell us [3]
               - today
               - tomorrow

            > A child
            > said this.

            When     What
            -------  --------
            July     Laid
            October  In force

            [1] https://example.org/report
            [2] https://example.org/summary
            [3] us@example.org
            """);
    }

    [Fact]
    public void Long_text_is_broken_at_78_columns_and_keeps_its_indent()
    {
        var words = string.Join(' ', Enumerable.Repeat("unaccompanied", 40));

        var lines = Sources.Text($"{words}\n\n- {words}\n\n> {words}").Split('\n');

        lines.ShouldAllBe(line => line.Length <= 78);
        lines.ShouldContain(line => line.StartsWith("  unaccompanied", StringComparison.Ordinal));
        lines.Count(line => line.StartsWith("> unaccompanied", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_long_name_does_not_make_a_long_line()
    {
        var rendered = Sources.Render("Dear {{recipient.name}}, " + string.Join(' ', Enumerable.Repeat("word", 30)));

        var copy = Workflows.Briefings.Rendering.Personalisation.Fill(rendered.Content!, Sources.Sam with { Name = "Anna Maria Josephina Wilhelmina van der Longname" });

        copy.Text.Split('\n').Where(l => !l.Contains("https:", StringComparison.Ordinal)).ShouldAllBe(line => line.Length <= 78);
    }

    [Fact]
    public void A_wide_table_becomes_lines()
    {
        var text = Sources.Text($"| A | B |\n|--|--|\n| {new string('x', 50)} | {new string('y', 50)} |\n| 1 | 2 |");

        text.ShouldBe($"A: {new string('x', 50)}\nB: {new string('y', 50)}\n\nA: 1\nB: 2");
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("👩🏽‍🚀", 2)]
    [InlineData("é", 1)]
    public void Width_counts_what_a_person_sees(string text, int width) => Columns.Of(text).ShouldBe(width);

    [Fact]
    public void A_text_of_megabytes_is_refused_not_rendered() =>
        Sources.Render(new string('x', 600_000)).Faults.ShouldHaveSingleItem().Code.ShouldBe("TooLong");
}
