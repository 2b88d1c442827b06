using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignTracker.Web.Pieces;

/// <summary>A date in words with its machine form: <c>&lt;day date="..."/&gt;</c>, <c>&lt;day at="..." time /&gt;</c>.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper(DateWords words) : TagHelper
{
    public DateOnly? Date { get; set; }

    public DateTimeOffset? At { get; set; }

    /// <summary>With the time of day; only together with <see cref="At"/>.</summary>
    public bool Time { get; set; }

    /// <summary>With how far it is: "in 3 days (Thursday 26 November)".</summary>
    public bool Near { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Date is null && At is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At is { } instant ? DateWords.Machine(instant) : DateWords.Machine(Date!.Value));
        output.Content.SetContent(Words());
    }

    private string Words()
    {
        var day = Date ?? words.DayOf(At!.Value);
        return (Time, Near) switch
        {
            (true, _) when At is { } instant => words.Moment(instant),
            (_, true) => words.Near(day),
            _ => words.Day(day),
        };
    }
}
