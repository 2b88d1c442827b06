using CampaignTracker.Workflows.Briefings.Composing;

namespace CampaignTracker.Workflows.Briefings.Transport;

/// <summary>
/// Hands messages over. At least once: after a crash between handing over and recording it, the same message comes again with the same
/// Message-ID. Thread-safe. Server, security and credentials come from <see cref="MailOptions"/>.
/// </summary>
/// <remarks>A transport gets the parts and the bytes of a message and takes what it can use: System.Net.Mail takes the parts, a folder or a library
/// that speaks SMTP itself takes the bytes.</remarks>
public interface IMailTransport
{
    /// <summary>An outcome for each recipient of the envelope. What goes wrong with a server is an outcome, not an exception.</summary>
    /// <exception cref="OperationCanceledException">When <paramref name="cancellation"/> is cancelled; whether it went out is then unknown.</exception>
    Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation);
}
