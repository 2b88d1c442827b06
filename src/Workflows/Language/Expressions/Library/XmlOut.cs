using System.Globalization;
using System.Xml;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>Writes values as elements, attributes and text. A prefix that no <c>@xmlns:</c> member declares becomes part of the name.</summary>
internal sealed class XmlOut(XmlWriter writer)
{
    private readonly XmlNamespaceManager _scopes = new(new NameTable());

    public void Element(string name, Value value)
    {
        if (value is ArrayValue items)
        {
            foreach (var item in items)
            {
                Element(name, item is ArrayValue ? ObjectValue.Of((name, item)) : item);
            }

            return;
        }

        _scopes.PushScope();
        Declare(value);
        var (prefix, local) = Split(name);
        writer.WriteStartElement(prefix, local, _scopes.LookupNamespace(prefix));
        Content(value);
        writer.WriteEndElement();
        _scopes.PopScope();
    }

    private void Declare(Value value)
    {
        if (value is not ObjectValue members)
        {
            return;
        }

        foreach (var (name, space) in members.AsSpan())
        {
            if (name == "@xmlns" || name.StartsWith("@xmlns:", StringComparison.Ordinal))
            {
                _scopes.AddNamespace(name == "@xmlns" ? "" : XmlConvert.EncodeLocalName(name["@xmlns:".Length..]), Scalar(space));
            }
        }
    }

    private void Content(Value value)
    {
        if (value is not ObjectValue members)
        {
            if (!value.IsNull)
            {
                writer.WriteString(Scalar(value));
            }

            return;
        }

        foreach (var (name, item) in members.Where(m => m.Key.StartsWith('@')))
        {
            Attribute(name[1..], Scalar(item));
        }

        foreach (var (name, item) in members.Where(m => !m.Key.StartsWith('@')))
        {
            Child(name, item);
        }
    }

    private void Child(string name, Value item)
    {
        switch (name)
        {
            case "#text":
                writer.WriteString(string.Concat((item as IEnumerable<Value> ?? [item]).Select(Scalar)));
                break;
            case "#cdata-section":
                writer.WriteCData(Scalar(item));
                break;
            default:
                Element(name, item);
                break;
        }
    }

    private void Attribute(string name, string value)
    {
        if (name == "xmlns")
        {
            // Written with the element that is in that namespace.
            return;
        }

        if (name.StartsWith("xmlns:", StringComparison.Ordinal))
        {
            writer.WriteAttributeString("xmlns", XmlConvert.EncodeLocalName(name["xmlns:".Length..]), null, value);
            return;
        }

        var (prefix, local) = Split(name);
        writer.WriteAttributeString(prefix, local, prefix.Length == 0 ? null : _scopes.LookupNamespace(prefix), value);
    }

    private (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && _scopes.LookupNamespace(name[..colon]) is not null
            ? (name[..colon], XmlConvert.EncodeLocalName(name[(colon + 1)..]))
            : ("", XmlConvert.EncodeLocalName(name));
    }

    private static string Scalar(Value value) => value switch
    {
        BooleanValue b => b.Value ? "true" : "false",
        FloatValue f => f.Value.ToString(CultureInfo.InvariantCulture),
        _ => ValueText.Of(value),
    };
}
