using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CampaignTracker.Persistence.Mail;
using CampaignTracker.Workflows.Briefings.Transport;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Mail;

/// <summary>The process has one certificate callback, so these run one after the other.</summary>
[Collection(nameof(SmtpTransportTests))]
public sealed class SmtpTransportTests
{
    private static readonly X509Certificate2 Certificate = SelfSigned();

    [Fact]
    public async Task A_message_arrives_with_what_was_composed()
    {
        await using var server = new LoopbackSmtpServer();
        using var transport = Transport(server);

        var outcome = await SendAsync(transport);

        outcome.Kind.ShouldBe(MailOutcomeKind.Delivered);
        server.Commands.ShouldContain("MAIL FROM:<campaigns@example.org>");
        server.Commands.ShouldContain("RCPT TO:<sam@example.net>");
        var message = server.Messages.ShouldHaveSingleItem();
        message.ShouldContain("Message-ID: <0190a1b2c3d470008000000000000001@example.org>\r\n");
        message.ShouldContain("List-Unsubscribe: <https://tracker.example.org/u/token>\r\n");
        message.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        message.ShouldContain("List-Id: Allies <allies.example.org>\r\n");
        message.ShouldContain("Auto-Submitted: auto-generated\r\n");
        message.ShouldContain("Content-Type: multipart/alternative;");
        PartText(message, 1).ShouldBe("Hello\r\n.\r\n..\r\nFrom us\r\n");
    }

    [Fact]
    public async Task Lines_that_begin_with_a_dot_arrive_whole()
    {
        await using var server = new LoopbackSmtpServer();
        using var transport = Transport(server);

        await SendAsync(transport, Letters.Composed(subject: "." + new string('.', 150)));

        server.Messages.ShouldHaveSingleItem().ShouldContain("Subject: ..");
    }

    [Fact]
    public async Task One_connection_carries_messages_that_follow_each_other()
    {
        await using var server = new LoopbackSmtpServer();
        using var transport = Transport(server);

        await SendAsync(transport);
        await SendAsync(transport);

        (server.Connections, server.Messages.Count).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_connection_that_was_silent_for_long_is_not_used_again()
    {
        await using var server = new LoopbackSmtpServer();
        var time = new ManualTime();
        using var transport = Transport(server, time: time);

        await SendAsync(transport);
        time.Pass(TimeSpan.FromMinutes(5));
        var outcome = await SendAsync(transport);

        (outcome.Kind, server.Connections).ShouldBe((MailOutcomeKind.Delivered, 2));
    }

    [Fact]
    public async Task The_line_is_secured_before_signing_in()
    {
        await using var server = new LoopbackSmtpServer { Certificate = Certificate, Account = ("tracker", "pässword") };
        using var transport = Transport(server, o => (o.Security, o.User, o.Password, o.TrustedCertificate) = (MailSecurity.StartTls, "tracker", "pässword", Fingerprint));

        var outcome = await SendAsync(transport);

        outcome.Kind.ShouldBe(MailOutcomeKind.Delivered, outcome.Detail);
        server.Commands.FindIndex(c => c == "STARTTLS").ShouldBeInRange(0, server.Commands.FindIndex(c => c.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_unless_it_is_named()
    {
        await using var server = new LoopbackSmtpServer { Certificate = Certificate };
        using var transport = Transport(server, o => (o.Security, o.TrustedCertificate) = (MailSecurity.StartTls, new string('0', 64)));

        var outcome = await SendAsync(transport);

        outcome.Kind.ShouldBe(MailOutcomeKind.TransientFailure);
        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_in_clear_where_a_secure_line_was_asked_for()
    {
        await using var server = new LoopbackSmtpServer();
        using var transport = Transport(server, o => o.Security = MailSecurity.StartTls);

        var outcome = await SendAsync(transport);

        outcome.Kind.ShouldBe(MailOutcomeKind.TransientFailure);
        server.Commands.ShouldNotContain(c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_put_right_by_somebody_so_the_message_waits()
    {
        await using var server = new LoopbackSmtpServer { Certificate = Certificate, Account = ("tracker", "right") };
        using var transport = Transport(server, o => (o.Security, o.User, o.Password, o.TrustedCertificate) = (MailSecurity.StartTls, "tracker", "wrong", Fingerprint));

        var outcome = await SendAsync(transport);

        outcome.Kind.ShouldBe(MailOutcomeKind.TransientFailure);
        outcome.Detail.ShouldNotContain("wrong");
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user", MailOutcomeKind.PermanentFailure)]
    [InlineData("RCPT", "553 bad mailbox", MailOutcomeKind.PermanentFailure)]
    [InlineData("RCPT", "450 greylisted", MailOutcomeKind.TransientFailure)]
    [InlineData("RCPT", "452 mailbox full", MailOutcomeKind.TransientFailure)]
    [InlineData("MAIL", "530 authentication required", MailOutcomeKind.TransientFailure)]
    [InlineData("MAIL", "421 closing", MailOutcomeKind.TransientFailure)]
    [InlineData("DATA", "554 no", MailOutcomeKind.PermanentFailure)]
    [InlineData("RCPT", "", MailOutcomeKind.TransientFailure)]
    [InlineData("DATA", "", MailOutcomeKind.TransientFailure)]
    [InlineData("EHLO", "", MailOutcomeKind.TransientFailure)]
    public async Task An_answer_is_read_for_what_it_means(string command, string answer, MailOutcomeKind kind)
    {
        await using var server = new LoopbackSmtpServer { Answer = line => line.StartsWith(command, StringComparison.OrdinalIgnoreCase) ? answer : null };
        using var transport = Transport(server);

        var refused = await SendAsync(transport);
        server.Answer = _ => null;
        var next = await SendAsync(transport);

        refused.Kind.ShouldBe(kind, refused.Detail);
        next.Kind.ShouldBe(MailOutcomeKind.Delivered, next.Detail);
    }

    [Theory]
    [InlineData("552 too large", MailOutcomeKind.PermanentFailure)]
    [InlineData("451 try later", MailOutcomeKind.TransientFailure)]
    [InlineData("", MailOutcomeKind.TransientFailure)]
    public async Task So_is_the_answer_to_a_whole_message(string answer, MailOutcomeKind kind)
    {
        await using var server = new LoopbackSmtpServer { AfterMessage = answer };
        using var transport = Transport(server);

        (await SendAsync(transport)).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task No_server_at_all_is_a_passing_trouble()
    {
        var server = new LoopbackSmtpServer();
        using var transport = Transport(server);
        await server.DisposeAsync();

        (await SendAsync(transport)).Kind.ShouldBe(MailOutcomeKind.TransientFailure);
    }

    private static string Fingerprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static async Task<MailOutcome> SendAsync(SmtpTransport transport, Workflows.Briefings.Composing.ComposedMessage? message = null)
    {
        message ??= Letters.Composed();
        return (await transport.SendAsync(message, message.Envelope(), CancellationToken.None)).ShouldHaveSingleItem();
    }

    private static SmtpTransport Transport(LoopbackSmtpServer server, Action<MailOptions>? more = null, TimeProvider? time = null)
    {
        var options = new MailOptions { Transport = "Smtp", Host = "localhost", Port = server.Port, Security = MailSecurity.None, TimeoutSeconds = 20 };
        more?.Invoke(options);
        return new SmtpTransport(Options.Create(options), time ?? TimeProvider.System);
    }

    private static string PartText(string message, int part)
    {
        var boundary = message.Split("boundary=")[1].Split("\r\n")[0].Trim('"');
        var body = message.Split($"--{boundary}")[part].Split("\r\n\r\n", 2)[1];
        return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _passed;

        public override long GetTimestamp() => _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _passed += time.Ticks;
    }
}
