namespace CampaignTracker.Workflows.Briefings.Rendering.PlainText;

/// <summary>The addresses that links lead to, numbered in the order they come up; the same address has one number.</summary>
internal sealed class Footnotes
{
    private readonly List<string> _addresses = [];

    public int NumberOf(string address)
    {
        if (!_addresses.Contains(address))
        {
            _addresses.Add(address);
        }

        return _addresses.IndexOf(address) + 1;
    }

    /// <summary>One line each: addresses are not broken, so that they can be followed.</summary>
    public IEnumerable<string> Lines() => _addresses.Select((address, index) => $"[{index + 1}] {address}");
}
