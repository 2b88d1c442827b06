using CampaignTracker.Workflows.Samples;

namespace CampaignTracker.Workflows.Tests.Samples;

public sealed class SampleWriterTests
{
    public static TheoryData<string> Samples => SampleReaderTests.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Writing_and_reading_gives_the_same_sample(string name)
    {
        var sample = SampleReader.Read(SampleFolder.Load(SampleReaderTests.Folder(name))).Sample!;
        var files = SampleWriter.Write(sample);
        var again = SampleReader.Read(files);

        again.Faults.ShouldBeEmpty();
        SampleWriter.Write(again.Sample!).ShouldBe(files);
        again.Sample!.Campaign.ShouldBeEquivalentTo(sample.Campaign);
        again.Sample.People.ShouldBeEquivalentTo(sample.People);
        again.Sample.Templates.ShouldBeEquivalentTo(sample.Templates);
        again.Sample.Rehearsal!.Answers.ShouldBe(sample.Rehearsal!.Answers);
        again.Sample.Rehearsal.Facts.Count.ShouldBe(sample.Rehearsal.Facts.Count);
    }
}
