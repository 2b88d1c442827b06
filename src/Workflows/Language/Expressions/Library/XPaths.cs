using System.Text;
using System.Xml;
using System.Xml.XPath;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// <c>xpath</c>, by .NET's XPath 1.0. Of one node found the value itself is given, of several an array; a path whose last step
/// filters by an attribute's equality always gives an array (docs/adr, "What xpath gives").
/// </summary>
internal static class XPaths
{
    public static Value Evaluate(scoped in Call call)
    {
        var xml = call[0] switch
        {
            XmlValue x => x.Text,
            _ => call.Text(0),
        };
        XmlText.Check(xml, call, 0);
        var path = call.Text(1);
        if (path.Length > call.Limits.MaxLength)
        {
            throw call.Bad(1, ErrorCodes.TooLong, $"has {path.Length} characters; at most {call.Limits.MaxLength} are allowed.");
        }

        XmlText.Spend(xml, call);
        call.Spend(500 + (path.Length * 64L));
        try
        {
            using var reader = XmlText.Open(xml, call.Limits);
            var navigator = new MeteredNavigator(new XPathDocument(reader).CreateNavigator(), new(call.Limits.MaxXPathSteps, path, call.Context.Work));
            return navigator.Evaluate(path) switch
            {
                XPathNodeIterator nodes => Nodes(nodes, EndsInAttributeEquality(path), call),
                double number => Number(number),
                bool truth => Value.Of(truth),
                var text => Value.Of((string)text),
            };
        }
        catch (MeteredNavigator.TooManySteps)
        {
            throw call.Bad(1, ErrorCodes.TooMuch, $"visits more than {call.Limits.MaxXPathSteps} nodes.");
        }
        catch (Exception fault) when (fault is XPathException or ArgumentException)
        {
            throw call.Bad(1, $"is no XPath that can be evaluated: {fault.Message}");
        }
    }

    private static Value Nodes(XPathNodeIterator nodes, bool alwaysArray, scoped in Call call)
    {
        var found = new List<Value>();
        while (nodes.MoveNext())
        {
            call.WillMakeItems(1);
            found.Add(Node(nodes.Current!, call));
        }

        return found.Count == 1 && !alwaysArray ? found[0] : Value.Of(found);
    }

    private static Value Node(XPathNavigator node, scoped in Call call)
    {
        if (node.NodeType is not (XPathNodeType.Element or XPathNodeType.Root))
        {
            return call.Made(node.Value);
        }

        if (node.NodeType == XPathNodeType.Element && node.NamespaceURI.Length == 0 && !node.SelectChildren(XPathNodeType.Element).MoveNext())
        {
            return call.Made(node.Value);
        }

        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment }))
        {
            node.WriteSubtree(writer);
        }

        call.WillMakeText(text.Length);
        return new XmlValue(text.ToString());
    }

    private static Value Number(double number) =>
        Math.Truncate(number) == number && Math.Abs(number) < 1e15 ? Value.Of((long)number) : Value.Of(number);

    /// <summary>True for a path that ends in <c>[@name = ...]</c>.</summary>
    private static bool EndsInAttributeEquality(string path)
    {
        var text = path.AsSpan().TrimEnd();
        var open = text.EndsWith("]") ? text.LastIndexOf('[') : -1;
        if (open < 0)
        {
            return false;
        }

        var predicate = text[(open + 1)..^1].Trim();
        var equals = predicate.IndexOf('=');
        return predicate.StartsWith("@") && equals > 0 && IsName(predicate[1..equals].Trim());
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
