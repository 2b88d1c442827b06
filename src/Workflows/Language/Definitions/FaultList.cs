using System.Collections;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>Collects every fault of a document, in the order they are found.</summary>
public sealed class FaultList : IReadOnlyList<DefinitionFault>
{
    private readonly List<DefinitionFault> _faults = [];

    public int Count => _faults.Count;

    public bool HasErrors => _faults.Exists(f => f.Severity == FaultSeverity.Error);

    public IEnumerable<DefinitionFault> Errors => _faults.Where(f => f.Severity == FaultSeverity.Error);

    public IEnumerable<DefinitionFault> Warnings => _faults.Where(f => f.Severity == FaultSeverity.Warning);

    public IEnumerable<DefinitionFault> Unsupported => _faults.Where(f => f.Severity == FaultSeverity.Unsupported);

    public DefinitionFault this[int index] => _faults[index];

    public void Error(string path, string code, string message) => _faults.Add(new(FaultSeverity.Error, path, code, message));

    public void Warn(string path, string code, string message) => _faults.Add(new(FaultSeverity.Warning, path, code, message));

    public void NotSupported(string path, string code, string message) => _faults.Add(new(FaultSeverity.Unsupported, path, code, message));

    /// <summary>Takes over another list's faults, each with <paramref name="place"/> before its path.</summary>
    public void AddUnder(string place, FaultList other) =>
        _faults.AddRange(other._faults.Select(f => f with { Path = f.Path.Length == 0 ? place : $"{place}: {f.Path}" }));

    public IEnumerator<DefinitionFault> GetEnumerator() => _faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
