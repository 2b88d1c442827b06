namespace CampaignTracker.Architecture.Tests.Metadata;

/// <param name="Name">Without its generic arity.</param>
/// <param name="Base">The full name of the base type, null for an interface.</param>
/// <param name="IsOpen">Neither sealed nor abstract (a static class is both).</param>
/// <param name="IsGenerated">Made by the compiler, a source generator or Razor.</param>
internal sealed record CompiledType(string Name, string Namespace, string FullName, string? Base, bool IsClass, bool IsOpen, bool IsGenerated);
