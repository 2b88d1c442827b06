using System.Reflection.Metadata;

namespace CampaignTracker.Architecture.Tests.Metadata;

/// <summary>Names of types, with nested types told by their outermost type's namespace.</summary>
internal sealed class TypeNames(MetadataReader reader)
{
    public string OutermostNamespace(TypeDefinitionHandle handle) => reader.GetString(reader.GetTypeDefinition(Outermost(handle)).Namespace);

    public string FullName(EntityHandle handle)
    {
        var (space, name) = Split(handle);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    public (string Namespace, string Name) Split(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => (OutermostNamespace((TypeDefinitionHandle)handle), Nested((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => Split((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => Split(reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new NamedTypes(), null).FirstOrDefault()),
        _ => ("", ""),
    };

    /// <summary>The compiler's own names hold '&lt;'; Razor's and the generators' types say so in an attribute or live in a namespace of theirs.</summary>
    public bool IsGenerated(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return reader.GetString(type.Name).Contains('<', StringComparison.Ordinal)
            || !OutermostNamespace(handle).StartsWith("CampaignTracker", StringComparison.Ordinal)
            || type.GetCustomAttributes().Any(IsGeneratedMark)
            || (type.IsNested && IsGenerated(type.GetDeclaringType()));
    }

    private bool IsGeneratedMark(CustomAttributeHandle handle)
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        return constructor.Kind == HandleKind.MemberReference
            && Split(reader.GetMemberReference((MemberReferenceHandle)constructor).Parent).Name is "GeneratedCodeAttribute" or "CompilerGeneratedAttribute";
    }

    private (string, string) Split(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name).Split('`')[0];
        if (type.ResolutionScope.Kind != HandleKind.TypeReference)
        {
            return (reader.GetString(type.Namespace), name);
        }

        var (space, outer) = Split((TypeReferenceHandle)type.ResolutionScope);
        return (space, outer + "." + name);
    }

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle handle) =>
        reader.GetTypeDefinition(handle) is { IsNested: true } nested ? Outermost(nested.GetDeclaringType()) : handle;

    private string Nested(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name).Split('`')[0];
        return type.IsNested ? $"{Nested(type.GetDeclaringType())}.{name}" : name;
    }
}
