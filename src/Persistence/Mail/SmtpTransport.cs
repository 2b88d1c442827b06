using System.Net;
using System.Net.Mail;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Transport;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Mail;

/// <summary>
/// Sends with System.Net.Mail: STARTTLS and signing in, one connection for messages that follow each other closely. It has no TLS from the first byte
/// (port 465) and no token sign-in; a library that has them can stand behind <see cref="IMailTransport"/> instead.
/// </summary>
/// <remarks>The client writes the message itself from its parts, with its own Date; Message-ID, subject, texts and list headers are as composed.</remarks>
public sealed class SmtpTransport : IMailTransport, IDisposable
{
    /// <summary>Servers hang up on silent clients, many after a minute or so: a connection older than this is not used again.</summary>
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(20);

    private readonly MailOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private SmtpClient? _client;
    private long _lastUse;

    public SmtpTransport(IOptions<MailOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        PinnedCertificate.Trust(_options.TrustedCertificate);
    }

    public async Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return [.. envelope.To.Zip(await SendEachAsync(message, envelope, cancellation).ConfigureAwait(false), (to, answer) => new MailOutcome(to, answer.Kind, answer.Detail))];
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _one.Dispose();
    }

    /// <summary>One transaction per recipient: their answers can't be mixed up.</summary>
    private async Task<List<SmtpAnswer>> SendEachAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
    {
        List<SmtpAnswer> answers = [];
        foreach (var recipient in envelope.To)
        {
            using var mail = MailParts.Of(message, envelope.From, recipient);
            answers.Add(await SendOneAsync(mail, cancellation).ConfigureAwait(false));
        }

        return answers;
    }

    private async Task<SmtpAnswer> SendOneAsync(MailMessage mail, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await Client().SendMailAsync(mail, either.Token).ConfigureAwait(false);
            _lastUse = _time.GetTimestamp();
            return SmtpAnswer.Accepted;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            Forget();
            return SmtpAnswer.TooSlow(_options.TimeoutSeconds);
        }
        catch (SmtpException fault)
        {
            Forget();
            return SmtpAnswer.From(fault);
        }
        catch
        {
            Forget();
            throw;
        }
    }

    private SmtpClient Client()
    {
        if (_client is not null && _time.GetElapsedTime(_lastUse) > IdleLimit)
        {
            Forget();
        }

        return _client ??= new SmtpClient(_options.Host, _options.Port)
        {
            EnableSsl = _options.Security == MailSecurity.StartTls,
            Credentials = _options.User.Length == 0 ? null : new NetworkCredential(_options.User, _options.Password),
            Timeout = _options.TimeoutSeconds * 1000,
            DeliveryMethod = SmtpDeliveryMethod.Network,
        };
    }

    private void Forget()
    {
        _client?.Dispose();
        _client = null;
    }
}
