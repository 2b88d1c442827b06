using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Composing.Mime;

namespace CampaignTracker.Workflows.Tests.Briefings.Composing;

public sealed class MimeComposerTests
{
    [Fact]
    public void A_briefing_carries_every_header_that_mail_programs_look_for()
    {
        var message = Drafts.Composed(Drafts.Draft());

        message["From"].ShouldBe("Example Children's Charity <campaigns@example.org>");
        message["To"].ShouldBe("Sam Reed <sam@example.net>");
        message["Subject"].ShouldBe("News");
        message["Date"].ShouldBe("Thu, 12 Jul 2018 09:00:00 +0100");
        message["Message-ID"].ShouldBe("<0190a1b2c3d470008000000000000001@example.org>");
        message["MIME-Version"].ShouldBe("1.0");
        message["List-Id"].ShouldBe("\"Allies, monthly\" <ally-monthly.example.org>");
        message["List-Unsubscribe"].ShouldBe($"<https://tracker.example.org/u/{new string('t', 300)}>, <mailto:leave%40example.org?subject=unsubscribe>");
        message["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        message["Auto-Submitted"].ShouldBe("auto-generated");
        message["Content-Type"].ShouldStartWith("multipart/alternative; boundary=");
    }

    [Fact]
    public void Plain_text_comes_first_and_html_last()
    {
        var message = Drafts.Composed(Drafts.Draft(text: "Grüße, £5 = half\n"));

        message.Parts.Select(p => p["Content-Type"]).ShouldBe(["text/plain; charset=utf-8", "text/html; charset=utf-8"]);
        message.Parts.Select(p => p["Content-Transfer-Encoding"]).ShouldBe(["quoted-printable", "quoted-printable"]);
        message.Parts[0].Text.ShouldBe("Grüße, £5 = half");
        message.Parts[1].Text.ShouldBe("<p>Grüße, £5 = half\n</p>");
    }

    [Fact]
    public void The_same_draft_gives_the_same_bytes() =>
        new MimeComposer().Compose(Drafts.Draft()).Bytes.Span.SequenceEqual(new MimeComposer().Compose(Drafts.Draft()).Bytes.Span).ShouldBeTrue();

    [Fact]
    public void A_message_about_ones_own_work_has_no_list_headers()
    {
        var message = Drafts.Composed(Drafts.Draft() with { List = null, Automatic = false, ReplyTo = EmailAddress.From("anna@example.org") });

        message.Headers.ShouldNotContain(h => h.Name.StartsWith("List-", StringComparison.Ordinal) || h.Name == "Auto-Submitted");
        message["Reply-To"].ShouldBe("anna@example.org");
    }

    [Theory]
    [InlineData("Quarterly briefing: the law was laid")]
    [InlineData("Kinder in Großbritannien – ein Bericht für alle, die mitgemacht haben, und für die, die noch dazukommen möchten")]
    [InlineData("خبر عن المساعدة القانونية للأطفال")]
    [InlineData("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀 done")]
    [InlineData("looks =?utf-8?Q?encoded?= but is not")]
    [InlineData("An ascii subject that is long enough to need folding because it goes on well beyond seventy-six characters in all")]
    public void A_subject_arrives_as_it_was_written(string subject)
    {
        var bytes = new MimeComposer().Compose(Drafts.Draft(subject)).Bytes;

        StrictMessage.Decoded(StrictMessage.Parse(bytes)["Subject"]).ShouldBe(subject);
        LinesOf(bytes, "Subject").ShouldAllBe(line => line.Length <= 76);
    }

    [Theory]
    [InlineData("Sam Reed", "Sam Reed <sam@example.net>")]
    [InlineData("", "sam@example.net")]
    [InlineData("Reed, Sam (MP)", "\"Reed, Sam (MP)\" <sam@example.net>")]
    [InlineData("Sam \"the pen\" Reed", "\"Sam \\\"the pen\\\" Reed\" <sam@example.net>")]
    public void A_name_stands_before_its_address(string name, string header) =>
        Drafts.Composed(Drafts.Draft(name: name))["To"].ShouldBe(header);

    [Theory]
    [InlineData("Zoë Ångström")]
    [InlineData("ليلى الحسن")]
    [InlineData("👩🏽‍🚀 Zoë")]
    public void A_name_in_any_script_arrives(string name) =>
        StrictMessage.Decoded(Drafts.Composed(Drafts.Draft(name: name))["To"]).ShouldBe($"{name} <sam@example.net>");

    [Theory]
    [InlineData("Sam\r\nBcc: everybody@example.org")]
    [InlineData("Sam\nBcc: everybody@example.org")]
    [InlineData("Sam\u2028Bcc: everybody@example.org")]
    [InlineData("Sam\0> <everybody@example.org")]
    [InlineData("\"Sam\"@example.org>, <everybody@example.org")]
    public void No_text_can_add_a_header_or_a_recipient(string text)
    {
        var message = Drafts.Composed(Drafts.Draft(subject: text, name: text));

        message.Has("Bcc").ShouldBeFalse();
        message.Headers.Count.ShouldBe(Drafts.Composed(Drafts.Draft()).Headers.Count);
        new System.Net.Mail.MailAddressCollection { message["To"] }.ShouldHaveSingleItem().Address.ShouldBe("sam@example.net");
    }

    [Fact]
    public void What_is_not_encoded_never_reaches_a_header() =>
        Should.Throw<ArgumentException>(() => Folding.Header("X-Test", ["a\r\nBcc:"]));

    [Fact]
    public void A_very_long_name_is_cut_between_characters()
    {
        var to = StrictMessage.Decoded(Drafts.Composed(Drafts.Draft(name: "a" + string.Concat(Enumerable.Repeat("🎉", 500))))["To"]);

        to.Length.ShouldBeLessThan(230);
        to.ShouldNotContain('\uFFFD');
    }

    [Theory]
    [InlineData("line\n.\n..dots\nFrom here\ntrailing \ttab\t\nend ")]
    [InlineData("no end of line")]
    [InlineData("windows\r\nends\r\nhere")]
    public void Text_survives_what_mail_servers_do_to_lines(string text)
    {
        var part = Drafts.Composed(Drafts.Draft(text: text)).Parts[0];

        part.Text.ShouldBe(text.ReplaceLineEndings("\n"));
        part.RawBody.Split("\r\n").ShouldAllBe(line => !line.StartsWith('.') && !line.StartsWith("From ", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        var random = new Random(20180712);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => Piece(random)));

            Drafts.Composed(Drafts.Draft(text: text)).Parts[0].Text.ShouldBe(text.TrimEnd('\n'));
        }
    }

    private static string Piece(Random random) => random.Next(12) switch
    {
        0 => "\n",
        1 => " ",
        2 => "=",
        3 => ".",
        4 => "\nFrom ",
        5 => "\t",
        6 => "é",
        7 => "🎉",
        8 => "ع",
        _ => ((char)random.Next('!', '~')).ToString(),
    };

    private static IEnumerable<string> LinesOf(ReadOnlyMemory<byte> bytes, string header) => System.Text.Encoding.ASCII.GetString(bytes.Span)
        .Split("\r\n")
        .SkipWhile(line => !line.StartsWith(header + ":", StringComparison.Ordinal))
        .TakeWhile((line, index) => index == 0 || line.StartsWith(' '));
}
