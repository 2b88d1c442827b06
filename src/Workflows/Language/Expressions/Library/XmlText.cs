using System.Xml;
using System.Xml.Linq;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>Reads XML: no document type, nothing from outside, bounded in size and depth.</summary>
internal static class XmlText
{
    /// <summary>Throws where the text is no XML document.</summary>
    public static void Check(string text, scoped in Call call, int index)
    {
        Spend(text, call);
        try
        {
            using var reader = Open(text, call.Limits);
            while (reader.Read())
            {
                if (reader.Depth > call.Limits.MaxXmlDepth)
                {
                    throw call.Bad(index, ErrorCodes.TooDeep, $"has XML elements nested more than {call.Limits.MaxXmlDepth} deep.");
                }
            }
        }
        catch (XmlException fault)
        {
            throw call.Bad(index, $"is no XML that can be read: {fault.Message}");
        }
    }

    public static XDocument Load(string text, scoped in Call call, int index)
    {
        Check(text, call, index);
        Spend(text, call);
        using var reader = Open(text, call.Limits);
        return XDocument.Load(reader);
    }

    /// <summary>Reading takes several times the time and memory of the text, and each attribute far more.</summary>
    internal static void Spend(string text, scoped in Call call) => call.Spend(1_000 + (text.Length * 16L) + (128L * text.AsSpan().Count('=')));

    public static XmlReader Open(string text, ExpressionLimits limits) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = limits.MaxXmlCharacters,
    });
}
