using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.XPath;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// Counts every step an XPath takes through a document: .NET's evaluator can't be stopped otherwise, and a short path over a
/// middling document can take for ever (<c>//*[//*[//*]]</c>).
/// </summary>
internal sealed class MeteredNavigator(XPathNavigator inner, MeteredNavigator.Meter meter) : XPathNavigator
{
    public override string BaseURI => inner.BaseURI;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string Name => inner.Name;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XPathNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override string Value
    {
        get
        {
            var value = inner.Value;
            meter.CountText(value);
            return value;
        }
    }

    public override XPathNavigator Clone()
    {
        meter.Spend();
        return new MeteredNavigator(inner.Clone(), meter);
    }

    public override XmlNodeOrder ComparePosition(XPathNavigator? nav)
    {
        meter.Spend();
        return inner.ComparePosition(Inner(nav));
    }

    public override bool IsSamePosition(XPathNavigator other)
    {
        meter.Spend();
        return inner.IsSamePosition(Inner(other));
    }

    public override bool MoveTo(XPathNavigator other)
    {
        meter.Spend();
        return inner.MoveTo(Inner(other));
    }

    public override bool MoveToFirstAttribute() => Step(inner.MoveToFirstAttribute());

    public override bool MoveToFirstChild() => Step(inner.MoveToFirstChild());

    public override bool MoveToFirstNamespace(XPathNamespaceScope namespaceScope) => Step(inner.MoveToFirstNamespace(namespaceScope));

    public override bool MoveToId(string id) => Step(inner.MoveToId(id));

    public override bool MoveToNext() => Step(inner.MoveToNext());

    public override bool MoveToNextAttribute() => Step(inner.MoveToNextAttribute());

    public override bool MoveToNextNamespace(XPathNamespaceScope namespaceScope) => Step(inner.MoveToNextNamespace(namespaceScope));

    public override bool MoveToParent() => Step(inner.MoveToParent());

    public override bool MoveToPrevious() => Step(inner.MoveToPrevious());

    [return: NotNullIfNotNull(nameof(other))]
    private static XPathNavigator? Inner(XPathNavigator? other) => other is MeteredNavigator metered ? metered.Unwrapped : other;

    private XPathNavigator Unwrapped => inner;

    private bool Step(bool moved)
    {
        meter.Count(1);
        return moved;
    }

    /// <summary>How many steps are left, shared by all copies of a navigator.</summary>
    /// <param name="path">The longer it is the more may be done at each step: each of its functions may go through all of it.</param>
    /// <param name="turn">What the steps share with the rest of a turn; null outside one.</param>
    internal sealed class Meter(int steps, string path, WorkAllowance? turn)
    {
        private const int WorkOfStep = 32;

        private readonly long _workOfStep = WorkOfStep + ((long)path.Length * path.Length / 256);

        /// <summary>Functions that look for one text in another: at worst they take the product of the lengths.</summary>
        private readonly bool _searches = path.Contains("contains", StringComparison.Ordinal) || path.Contains("substring-", StringComparison.Ordinal)
            || path.Contains("translate", StringComparison.Ordinal);

        private long _left = steps;

        public void CountText(string text) =>
            Count(1 + (text.Length / 16) + (_searches ? (long)text.Length * text.Length / 8192 : 0));

        /// <summary>Work that is no step.</summary>
        public void Spend() => turn?.Spend(WorkOfStep);

        public void Count(long steps)
        {
            turn?.Spend(steps > long.MaxValue / _workOfStep ? long.MaxValue : steps * _workOfStep);
            _left -= steps > long.MaxValue / _workOfStep ? long.MaxValue / 2 : steps * _workOfStep / WorkOfStep;
            if (_left < 0)
            {
                throw new TooManySteps();
            }
        }
    }

    internal sealed class TooManySteps : Exception;
}
