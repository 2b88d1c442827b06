using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

public sealed class XPathTests
{
    private const string Shop = "xml('<s><i k=\"1\">pear</i><i k=\"2\">fig</i><o><p>4</p></o></s>')";

    [Theory]
    [InlineData("/s/i", """["pear","fig"]""")]
    [InlineData("/s/i[2]", "\"fig\"")]
    [InlineData("/s/i[@k = \"2\"]", """["fig"]""")]
    [InlineData("/s/i[@k=2]/text()", "\"fig\"")]
    [InlineData("/s/i[@k>1]", "\"fig\"")]
    [InlineData("/s/nothing", "[]")]
    [InlineData("/s/i/@k", """["1","2"]""")]
    [InlineData("/s/o", "\"<o><p>4</p></o>\"")]
    [InlineData("sum(/s/i/@k)", "3")]
    [InlineData("count(/s/i) div 4", "0.5")]
    [InlineData("boolean(/s/i)", "true")]
    [InlineData("string(/s/o/p)", "\"4\"")]
    public void Gives_one_value_bare_and_several_as_an_array(string path, string expected) =>
        Expression.Of($"xpath({Shop}, '{path}')").ShouldBe(expected);

    [Theory]
    [InlineData("/s/[")]
    [InlineData("unknown()")]
    [InlineData("$x")]
    [InlineData("a:b")]
    public void A_bad_path_is_an_error_at_the_path(string path)
    {
        var text = $"xpath({Shop}, '{path}')";
        var error = Expression.Error(text);
        error.Code.ShouldBe(ErrorCodes.ArgumentValue);
        error.Position.ShouldBe(text.LastIndexOf("'" + path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_that_would_take_for_ever_is_stopped()
    {
        var xml = $"<r>{string.Concat(Enumerable.Repeat("<a><b/></a>", 300))}</r>";
        Expression.Of($"xpath(xml('{xml}'), 'count(//*[count(//*[count(//*) > 1]) > 1])')").ShouldBe("!TooMuch");
    }

    [Theory]
    [InlineData("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><r>&e;</r>")]
    [InlineData("<r>")]
    [InlineData("no xml")]
    public void What_is_no_plain_xml_document_is_refused(string xml) => Expression.Of($"xml('{xml}')").ShouldBe("!ArgumentValue");

    [Fact]
    public void Xml_nested_too_deep_is_refused() =>
        Expression.Of($"xml('{string.Concat(Enumerable.Repeat("<a>", 300))}{string.Concat(Enumerable.Repeat("</a>", 300))}')").ShouldBe("!TooDeep");
}
