using System.Net;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A CSV (RFC 4180) or HTML table of a list. Columns are those named, with their values looked at once an item, or all properties of the items. A table without columns has no head.</summary>
internal sealed class TableStep : ListStep
{
    /// <summary>What the smallest table costs.</summary>
    private const int WorkOfTable = 512;

    public override Value InputsOf(StepDefinition step) =>
        ObjectValue.Of(("from", step.Inputs.Get("from") ?? Value.Null), ("format", step.Inputs.Get("format") ?? Value.Of("CSV")));

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var path = $"{step.Definition.Path}.inputs";
        if (step.Definition.Inputs.Get("format")?.AsText() is { } format && !format.Contains('@') && format.ToUpperInvariant() is not ("CSV" or "HTML"))
        {
            compiler.Faults.Error($"{path}.format", "TableFormat", $"A table is made as CSV or HTML, not '{format}'.");
        }

        var columns = step.Definition.Inputs.Get("columns") as ArrayValue ?? ArrayValue.Empty;
        step.Compiled = columns.Select((c, i) => new Column(
            compiler.Template(c.Get("header") ?? Value.Of(""), $"{path}.columns[{i}].header", step),
            compiler.Template(c.Get("value") ?? Value.Null, $"{path}.columns[{i}].value", step))).ToArray();
    }

    protected override void Start(StepRun run, ArrayValue from)
    {
        var columns = (Column[])run.Node.Compiled!;
        if (columns.Length == 0 && from.FirstOrDefault(item => item is not ObjectValue) is { } other)
        {
            run.Fail("InvalidItems", $"Without 'columns' a table is made of objects, but 'from' holds {Describe.Kind(other)}. Name the columns.");
            return;
        }

        run.Turn.Work.Spend(WorkOfTable);
        var room = new TextRoom(run.Turn.Context.Limits.ValueCharacters);
        var headers = columns.Length > 0
            ? columns.Select(c => room.Of(run.Evaluate(c.Header))).ToList()
            : from.OfType<ObjectValue>().SelectMany(o => o.Select(p => p.Key)).Distinct().ToList();
        var rows = from.TakeWhile(_ => !room.IsFull).Select(item => columns.Length > 0
            ? columns.Select(c => room.Of(run.Evaluate(c.Value, item)))
            : headers.Select(h => room.Of(item.Get(h))));
        var html = string.Equals(run.Text("format"), "HTML", StringComparison.OrdinalIgnoreCase);
        run.SucceedWith(html ? Html(headers, rows) : Csv(headers, rows), room);
    }

    private static string Csv(List<string> headers, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in headers.Count == 0 ? rows : rows.Prepend(headers))
        {
            text.AppendJoin(',', row.Select(Quote)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Html(List<string> headers, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder("<table>");
        if (headers.Count > 0)
        {
            text.Append("<thead><tr>");
            headers.ForEach(h => text.Append("<th>").Append(WebUtility.HtmlEncode(h)).Append("</th>"));
            text.Append("</tr></thead>");
        }

        text.Append("<tbody>");
        foreach (var row in rows)
        {
            text.Append("<tr>");
            foreach (var cell in row)
            {
                text.Append("<td>").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
            }

            text.Append("</tr>");
        }

        return text.Append("</tbody></table>").ToString();
    }

    private sealed record Column(Template Header, Template Value);
}
