using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Mail;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Persistence.Tests.Mail;

public sealed class PickupFolderTransportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pickup").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_message_is_one_file_with_its_very_bytes()
    {
        var message = Letters.Composed();

        var outcome = await SendAsync(message);

        outcome.Kind.ShouldBe(MailOutcomeKind.Delivered);
        var file = Directory.GetFiles(_folder).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldBe("20180712T080000Z-0190a1b2c3d470008000000000000001_example.org.eml");
        (await File.ReadAllBytesAsync(file)).ShouldBe(message.Bytes.ToArray());
    }

    [Fact]
    public async Task A_repeat_replaces_the_file_instead_of_adding_a_second_one()
    {
        await SendAsync(Letters.Composed());
        await SendAsync(Letters.Composed());

        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_reads_the_folder_meanwhile_never_sees_half_a_message()
    {
        var message = Letters.Composed(text: new string('x', 2_000_000));
        var path = Path.Combine(_folder, PickupFolderTransport.FileName(message));
        await SendAsync(message);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => SmallestSeen(path, stop.Token));

        for (var i = 0; i < 20; i++)
        {
            await SendAsync(message);
        }

        await stop.CancelAsync();
        (await reading).ShouldBe(message.Bytes.Length);
        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_to_is_a_passing_trouble()
    {
        var notAFolder = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(notAFolder, "");

        var message = Letters.Composed();
        var outcome = (await new PickupFolderTransport(notAFolder, new SequentialIds()).SendAsync(message, message.Envelope(), CancellationToken.None)).ShouldHaveSingleItem();

        outcome.Kind.ShouldBe(MailOutcomeKind.TransientFailure);
    }

    private async Task<MailOutcome> SendAsync(Workflows.Briefings.Composing.ComposedMessage message) =>
        (await new PickupFolderTransport(_folder, new TimeOrderedIds(TimeProvider.System)).SendAsync(message, message.Envelope(), CancellationToken.None)).ShouldHaveSingleItem();

    private static long SmallestSeen(string path, CancellationToken stop)
    {
        var smallest = long.MaxValue;
        while (!stop.IsCancellationRequested)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            smallest = Math.Min(smallest, file.Length);
        }

        return smallest;
    }
}
