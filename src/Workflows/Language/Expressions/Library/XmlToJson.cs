using System.Xml.Linq;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// XML as JSON by the common convention: attributes become <c>@name</c>, text beside other content <c>#text</c>, an element that
/// repeats an array, an element with text alone that text, an empty one null, the declaration <c>?xml</c>. Comments are left out.
/// </summary>
internal static class XmlToJson
{
    public static ObjectValue Convert(XDocument document, scoped in Call call)
    {
        call.WillMakeItems((document.DescendantNodes().Count() + document.Descendants().Attributes().Count()) * 8L);
        var members = new List<(string, Value)>();
        if (document.Declaration is { } declaration)
        {
            members.Add(("?xml", Declaration(declaration)));
        }

        members.AddRange(document.Nodes().Select(Member).OfType<(string, Value)>());
        return Grouped(members);
    }

    private static ObjectValue Declaration(XDeclaration declaration)
    {
        var built = new ObjectValue.Builder();
        foreach (var (name, value) in new[] { ("@version", declaration.Version), ("@encoding", declaration.Encoding), ("@standalone", declaration.Standalone) })
        {
            if (value is not null)
            {
                built.Set(name, Value.Of(value));
            }
        }

        return built.Build();
    }

    private static (string, Value)? Member(XNode node) => node switch
    {
        XElement e => (NameOf(e, e.Name), Content(e)),
        XCData c => ("#cdata-section", Value.Of(c.Value)),
        XText t => ("#text", Value.Of(t.Value)),
        XProcessingInstruction p => ("?" + p.Target, Value.Of(p.Data)),
        _ => null,
    };

    private static Value Content(XElement element)
    {
        if (element.IsEmpty && !element.HasAttributes)
        {
            return Value.Null;
        }

        var members = element.Attributes().Select(a => (Attribute(element, a), Value.Of(a.Value))).ToList();
        members.AddRange(element.Nodes().Select(Member).OfType<(string, Value)>());
        return members switch
        {
            [] => Value.Of(""),
            [("#text", var text)] => text,
            _ => Grouped(members),
        };
    }

    private static string Attribute(XElement element, XAttribute attribute) =>
        attribute.IsNamespaceDeclaration
            ? attribute.Name.LocalName == "xmlns" ? "@xmlns" : "@xmlns:" + attribute.Name.LocalName
            : "@" + NameOf(element, attribute.Name);

    private static string NameOf(XElement element, XName name) =>
        name.Namespace == XNamespace.None ? name.LocalName
        : element.GetPrefixOfNamespace(name.Namespace) is { Length: > 0 } prefix ? $"{prefix}:{name.LocalName}"
        : name.LocalName;

    private static ObjectValue Grouped(List<(string Name, Value Value)> members)
    {
        var built = new ObjectValue.Builder();
        foreach (var group in members.GroupBy(m => m.Name))
        {
            var values = group.Select(m => m.Value).ToArray();
            built.Set(group.Key, values.Length == 1 ? values[0] : ArrayValue.Own(values));
        }

        return built.Build();
    }
}
