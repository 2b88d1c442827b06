using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.Tests.Time;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2018-07-12", "12 July 2018")]
    [InlineData("12 July 2018", "12 July 2018")]
    [InlineData("2017-08", "August 2017")]
    [InlineData("August 2017", "August 2017")]
    [InlineData("2013", "2013")]
    public void A_date_reads_as_well_as_it_is_known(string text, string words)
    {
        PartialDate.TryParse(text, out var date).ShouldBeTrue();
        date.ToString().ShouldBe(words);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2018-13-01")]
    [InlineData("last summer")]
    public void What_is_no_date_is_not_read(string? text) => PartialDate.TryParse(text, out _).ShouldBeFalse();
}
