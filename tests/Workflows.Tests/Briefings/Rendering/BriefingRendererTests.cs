using CampaignTracker.Workflows.Briefings.Rendering;

namespace CampaignTracker.Workflows.Tests.Briefings.Rendering;

public sealed class BriefingRendererTests
{
    [Fact]
    public void Every_missing_value_is_listed_with_its_place()
    {
        var rendered = Sources.Render("Dear {{recipient.name}},\n\n{{campaign.ask}} and {{campaign.lead.name}}\n{{nothing}}", """{"campaign":{"ask":null}}""", "{{month}}");

        rendered.Content.ShouldBeNull();
        rendered.Faults.Select(f => (f.Code, f.Where)).ShouldBe(
        [
            ("MissingValue", "subject, line 1"), ("MissingValue", "body, line 3"), ("MissingValue", "body, line 3"), ("MissingValue", "body, line 4"),
        ]);
        rendered.Faults.Select(f => f.Message).ShouldContain("There is no value for 'campaign.ask'.");
    }

    [Theory]
    [InlineData("{{{x}}}", "RawValue")]
    [InlineData("{{&x}}", "RawValue")]
    [InlineData("{{> secret}}", "TemplateError")]
    [InlineData("{{#if x}}never closed", "TemplateError")]
    [InlineData("{{run 'rm'}}", "TemplateError")]
    [InlineData("{{group}}", "NotAValue")]
    [InlineData("{{list}}", "NotAValue")]
    [InlineData("{{date x}}", "BadDate")]
    [InlineData("{{date nothing}}", "BadDate")]
    [InlineData("{{number x}}", "MissingValue")]
    [InlineData("{{claim 'unknown'}}", "UnknownClaim")]
    [InlineData("[click](javascript:alert&#40;1&#41;)", "UnsafeLink")]
    [InlineData("[click](/relative)", "UnsafeLink")]
    [InlineData("[click]({{link}})", "UnsafeLink")]
    public void What_can_not_be_rendered_is_a_fault(string body, string code)
    {
        var rendered = Sources.Render(body, """{"x":"text","group":{"a":1},"list":["a"],"link":"javascript:alert(1)"}""");

        rendered.Faults.ShouldHaveSingleItem().Code.ShouldBe(code);
        rendered.Content.ShouldBeNull();
    }

    [Fact]
    public void A_claim_is_cited_with_what_makes_it_a_claim()
    {
        var rendered = Sources.Render("{{claim \"children-denied\"}}", claims: Sources.Denied);

        rendered.Claims.ShouldBe(["children-denied"]);
        string.Join(' ', rendered.Content!.Text.Split('\n')).ShouldStartWith(
            "up to 15,000 children denied access to justice (The Children's Society, August 2017; source: Cut off from justice, page 16; note: Cumulative)");
    }

    [Fact]
    public void A_withdrawn_claim_is_not_cited() =>
        Sources.Render("{{claim 'children-denied'}}", claims: Sources.Denied with { InUse = false }).Faults.ShouldHaveSingleItem().Code.ShouldBe("ClaimNotInUse");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[win](https://evil.example)")]
    [InlineData("# loud")]
    [InlineData("- item")]
    [InlineData("1. item")]
    [InlineData("*bold* _em_ `code`")]
    [InlineData("https://evil.example <https://evil.example>")]
    [InlineData("a | b\n|--|--|")]
    [InlineData("    four spaces")]
    public void A_value_stays_text_whatever_it_holds(string value)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new { value });
        var document = HtmlOf("{{value}}", json);

        document.ShouldNotContain("<script");
        document.ShouldNotContain("evil.example\"");
        foreach (var mark in new[] { "<h1", "<ul", "<ol", "<em", "<strong", "<code", "<pre", "<li" })
        {
            document.ShouldNotContain(mark);
        }

        Sources.Text("{{value}}", json).ShouldBe(string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Html_in_a_template_is_shown_as_text() =>
        HtmlOf("Hello <script>alert(1)</script> <img src=x onerror=alert(1)>", "{}").ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &lt;img");

    [Fact]
    public void A_name_is_written_as_text_in_every_part()
    {
        var rendered = Sources.Render("Dear {{recipient.name}}", subject: "For {{recipient.name}}");

        var copy = Personalisation.Fill(rendered.Content!, Sources.Sam with { Name = "<b>Eve</b>\r\nBcc: all@example.org" });

        copy.Subject.ShouldBe("For <b>Eve</b> Bcc: all@example.org");
        copy.Html.ShouldContain("Dear &lt;b&gt;Eve&lt;/b&gt; Bcc: all@example.org");
        copy.Html.ShouldNotContain("<b>");
        copy.Text.ShouldStartWith("Dear <b>Eve</b> Bcc: all@example.org\n");
    }

    [Theory]
    [InlineData("ليلى الحسن")]
    [InlineData("שרה לוי")]
    [InlineData("👩🏽‍🚀 Zoë")]
    public void Names_of_every_script_arrive_whole(string name)
    {
        var copy = Personalisation.Fill(Sources.Render("Dear {{recipient.name}},").Content!, Sources.Sam with { Name = name });

        copy.Text.ShouldStartWith($"Dear {name},");
        System.Net.WebUtility.HtmlDecode(copy.Html).ShouldContain($"dir=\"auto\">Dear {name},");
    }

    [Fact]
    public void A_value_can_not_forge_a_personal_place_or_turn_the_line_around()
    {
        var text = Sources.Text("{{value}}", """{"value":"a\uE000unsubscribe\uE001\u202Eb\u0000c"}""");

        text.ShouldBe("aunsubscribebc");
    }

    [Fact]
    public void Those_who_work_here_are_not_offered_to_leave()
    {
        var content = Sources.Render("Hello").Content!;

        var ally = Personalisation.Fill(content, Sources.Sam);
        var colleague = Personalisation.Fill(content, Sources.Sam with { Unsubscribe = null });

        ally.Text.ShouldContain("Stop these messages: https://tracker.example.org/u/abc");
        ally.Html.ShouldContain("href=\"https://tracker.example.org/u/abc\"");
        (colleague.Text + colleague.Html).ShouldNotContain("Stop these messages");
        (ally.Text + colleague.Text + ally.Html + colleague.Html).ShouldNotContain('\uE000');
    }

    [Fact]
    public void Every_copy_says_why_and_on_which_basis()
    {
        var copy = Personalisation.Fill(Sources.Render("Hello").Content!, Sources.Sam);

        copy.Text.ShouldContain("Why you get this: You are an ally of this campaign. You agreed to it on");
        copy.Html.ShouldContain("You are an ally of this campaign. You agreed to it on 3 May 2018.");
    }

    [Fact]
    public void The_page_needs_no_picture_no_script_and_nothing_from_elsewhere()
    {
        var html = Sources.Html("# Title\n\n![A chart](https://example.org/chart.png)");

        html.ShouldNotContain("<img");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("url(");
        html.ShouldContain("max-width:600px");
        html.ShouldContain("prefers-color-scheme: dark");
        html.ShouldContain("href=\"https://example.org/chart.png\"");
    }

    [Fact]
    public void Conditions_and_lists_work()
    {
        var text = Sources.Text(
            "{{#if open}}Open{{else}}Closed{{/if}}\n{{#if (eq state 'laid')}}Laid on {{date on}}.{{/if}}\n\n{{#each people}}\n- {{name}}\n{{/each}}",
            """{"open":false,"state":"laid","on":"2019-07-22","people":[{"name":"Ann"},{"name":"Bob"}]}""");

        text.ShouldBe("Closed Laid on 22 July 2019.\n\n- Ann\n- Bob");
    }

    [Fact]
    public void An_instant_is_the_day_it_is_at_the_site() =>
        Sources.Text("{{date at}}, {{number n}}", """{"at":"2018-07-11T23:30:00Z","n":15000.5}""").ShouldBe("12 July 2018, 15,000.5");

    private static string HtmlOf(string body, string values)
    {
        var html = Sources.Html(body, values);
        return html[html.IndexOf("class=\"brand\"", StringComparison.Ordinal)..];
    }
}
