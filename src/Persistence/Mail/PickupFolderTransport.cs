using System.Globalization;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Persistence.Mail;

/// <summary>
/// Writes each message as an .eml file. The name derives from the message's date and Message-ID, so a repeat replaces the file instead of adding a second
/// one; the file appears whole or not at all, because it is written under another name and then renamed.
/// </summary>
/// <param name="folder">Made where it does not exist.</param>
public sealed class PickupFolderTransport(string folder, IIdSource ids) : IMailTransport
{
    public async Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, FileName(message));
        try
        {
            await WriteAsync(path, message.Bytes, cancellation).ConfigureAwait(false);
            return Outcomes(envelope, MailOutcomeKind.Delivered, Path.GetFileName(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A full disk or a missing right is put right by somebody, then it goes on.
            return Outcomes(envelope, MailOutcomeKind.TransientFailure, $"The mail folder can't be written to: {fault.Message}");
        }
    }

    /// <summary>The date first, so that a folder listing is in order.</summary>
    internal static string FileName(ComposedMessage message)
    {
        var id = new string([.. message.MessageId.Trim('<', '>').Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')]);
        return string.Create(CultureInfo.InvariantCulture, $"{message.Date.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{id}.eml");
    }

    private async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{ids.Next():N}.tmp");
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(bytes, cancellation).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static MailOutcome[] Outcomes(MailEnvelope envelope, MailOutcomeKind kind, string detail) =>
        [.. envelope.To.Select(to => new MailOutcome(to, kind, detail))];
}
