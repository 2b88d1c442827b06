using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CampaignTracker.Persistence.Tests.Mail;

/// <summary>A mail server in the test's own process that answers as it is told and keeps what it was sent.</summary>
internal sealed class LoopbackSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public LoopbackSmtpServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Null: STARTTLS is not offered.</summary>
    public X509Certificate2? Certificate { get; init; }

    public (string User, string Password)? Account { get; init; }

    /// <summary>The answer to a command line; null for the usual one. "" hangs up.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>The answer to a whole message; "" hangs up instead.</summary>
    public string AfterMessage { get; set; } = "250 2.0.0 queued";

    public List<string> Commands { get; } = [];

    /// <summary>As they crossed the wire, dots taken off again.</summary>
    public List<string> Messages { get; } = [];

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                await TalkAsync(client);
            }
        }
        catch (Exception end) when (_stop.IsCancellationRequested && end is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var session = new SmtpSession(this, client.GetStream(), _stop.Token);
            await session.RunAsync();
        }
        catch (Exception end) when (end is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, or did not like the certificate.
        }
    }
}

internal sealed class SmtpSession(LoopbackSmtpServer server, Stream stream, CancellationToken stop) : IDisposable
{
    private Stream _stream = stream;
    private StreamReader _reader = new(stream, Encoding.ASCII);
    private bool _secure;
    private bool _signedIn;

    public async Task RunAsync()
    {
        await SayAsync("220 loopback");
        while (await _reader.ReadLineAsync(stop) is { } line)
        {
            server.Commands.Add(line);
            if (server.Answer(line) is { } scripted)
            {
                if (scripted.Length == 0)
                {
                    return;
                }

                await SayAsync(scripted);
            }
            else if (!await UsualAsync(line))
            {
                return;
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private async Task<bool> UsualAsync(string line)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                string[] offers = ["loopback", .. server.Certificate is not null && !_secure ? (string[])["STARTTLS"] : [], .. server.Account is null ? [] : (string[])["AUTH LOGIN"]];
                await SayAsync(string.Join("\r\n", offers.Select((offer, i) => $"250{(i == offers.Length - 1 ? ' ' : '-')}{offer}")));
                return true;
            case "STARTTLS":
                await SecureAsync();
                return true;
            case "AUTH":
                await SignInAsync(line);
                return true;
            case "MAIL" when server.Account is not null && !_signedIn:
                await SayAsync("530 5.7.0 authentication required");
                return true;
            case "DATA":
                await SayAsync("354 go on");
                server.Messages.Add(await MessageAsync());
                await SayAsync(server.AfterMessage);
                return server.AfterMessage.Length > 0;
            case "QUIT":
                await SayAsync("221 bye");
                return false;
            default:
                await SayAsync("250 ok");
                return true;
        }
    }

    private async Task SecureAsync()
    {
        await SayAsync("220 go ahead");
        var secure = new SslStream(_stream);
        await secure.AuthenticateAsServerAsync(server.Certificate!);
        (_stream, _reader, _secure) = (secure, new StreamReader(secure, Encoding.ASCII), true);
    }

    private async Task SignInAsync(string line)
    {
        if (line.Split(' ') is not [_, _, var user])
        {
            await SayAsync("334 VXNlcm5hbWU6");
            user = await _reader.ReadLineAsync(stop) ?? "";
        }

        await SayAsync("334 UGFzc3dvcmQ6");
        var password = await _reader.ReadLineAsync(stop) ?? "";
        _signedIn = (Decoded(user), Decoded(password)) == server.Account;
        await SayAsync(_signedIn ? "235 welcome" : "535 5.7.8 authentication failed");
    }

    private async Task<string> MessageAsync()
    {
        var message = new StringBuilder();
        while (await _reader.ReadLineAsync(stop) is { } line && line != ".")
        {
            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return message.ToString();
    }

    private async Task SayAsync(string text)
    {
        if (text.Length > 0)
        {
            await _stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), stop);
        }
    }

    private static string Decoded(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
