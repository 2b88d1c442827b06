using System.Text;
using System.Xml;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>An object with one root property as XML, by the convention of <see cref="XmlToJson"/> the other way round.</summary>
internal static class JsonToXml
{
    private const string DeclarationName = "?xml";

    public static string Convert(ObjectValue value, scoped in Call call)
    {
        var roots = value.Where(p => p.Key != DeclarationName).ToArray();
        if (roots.Length != 1 || roots[0].Value is ArrayValue)
        {
            throw call.Bad(0, $"must be an object with exactly one root property, which is no array, but has {roots.Length} properties.");
        }

        var size = ValueSize.Measure(value);
        if (size is null || size > call.Limits.MaxXmlCharacters)
        {
            throw call.Bad(0, ErrorCodes.TooLong, $"is too big for XML of at most {call.Limits.MaxXmlCharacters} characters.");
        }

        call.Spend(size.Value * 4);
        try
        {
            return Write(value.TryGetExact(DeclarationName, out var declaration) ? declaration : null, roots[0]);
        }
        catch (Exception fault) when (fault is ArgumentException or XmlException or InvalidOperationException)
        {
            throw call.Bad(0, $"can't be written as XML: {fault.Message}");
        }
    }

    private static string Write(Value? declaration, KeyValuePair<string, Value> root)
    {
        var text = new StringBuilder();
        if (declaration is not null)
        {
            var encoding = declaration.Get("@encoding")?.AsText();
            text.Append("<?xml version=\"1.0\"").Append(encoding is null ? "" : $" encoding=\"{XmlConvert.EncodeName(encoding)}\"").Append("?>");
        }

        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            new XmlOut(writer).Element(root.Key, root.Value);
        }

        return text.ToString();
    }
}
