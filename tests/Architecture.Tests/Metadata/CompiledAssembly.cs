using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CampaignTracker.Architecture.Tests.Metadata;

/// <summary>A built assembly of ours, read as metadata: what it refers to, which types it has, what each of them uses. Nothing is loaded or run.</summary>
internal sealed class CompiledAssembly
{
    private readonly List<(string Namespace, Usage Usage)> _usages;

    private CompiledAssembly(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var reader = image.GetMetadataReader();
        var names = new TypeNames(reader);
        var uses = new TypeUsages(reader, image, names);
        References = [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
        Types = [.. reader.TypeDefinitions.Select(handle => Describe(reader, names, handle)).Where(type => !type.IsGenerated)];
        _usages = [.. reader.TypeDefinitions.SelectMany(handle => uses.Of(handle).Select(usage => (names.OutermostNamespace(handle), usage))).Distinct()];
    }

    public static CompiledAssembly Domain { get; } = Load("CampaignTracker.Domain");

    public static CompiledAssembly Workflows { get; } = Load("CampaignTracker.Workflows");

    public static CompiledAssembly Persistence { get; } = Load("CampaignTracker.Persistence");

    public static CompiledAssembly Web { get; } = Load("CampaignTracker.Web");

    public static CompiledAssembly Cli { get; } = Load("tracker");

    public static CompiledAssembly Tests { get; } = Load("CampaignTracker.Architecture.Tests");

    public static IReadOnlyList<CompiledAssembly> Product { get; } = [Domain, Workflows, Persistence, Web, Cli];

    public IReadOnlyList<string> References { get; }

    /// <summary>Types that a person wrote, nested ones too.</summary>
    public IReadOnlyList<CompiledType> Types { get; }

    /// <summary>What the types of a namespace (and of those below it) use, what the compiler made out of them included.</summary>
    public IReadOnlyList<Usage> UsagesIn(string @namespace) =>
        [.. _usages.Where(item => item.Namespace == @namespace || item.Namespace.StartsWith(@namespace + ".", StringComparison.Ordinal)).Select(item => item.Usage)];

    private static CompiledAssembly Load(string name) => new(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    private static CompiledType Describe(MetadataReader reader, TypeNames names, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name).Split('`')[0];
        return new CompiledType(
            name,
            names.OutermostNamespace(handle),
            names.FullName(handle),
            type.BaseType.IsNil ? null : names.FullName(type.BaseType),
            IsClass: (type.Attributes & TypeAttributes.Interface) == 0,
            IsOpen: (type.Attributes & (TypeAttributes.Sealed | TypeAttributes.Abstract)) == 0,
            IsGenerated: names.IsGenerated(handle));
    }
}
