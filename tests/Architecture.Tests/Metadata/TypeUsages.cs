using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CampaignTracker.Architecture.Tests.Metadata;

/// <summary>Everything one type uses: in its bases, fields, signatures and method bodies.</summary>
internal sealed class TypeUsages(MetadataReader reader, PEReader image, TypeNames names)
{
    private static readonly NamedTypes Signatures = new();

    public IEnumerable<Usage> Of(TypeDefinitionHandle handle)
    {
        var by = names.FullName(handle);
        var type = reader.GetTypeDefinition(handle);
        var bases = type.GetInterfaceImplementations().Select(item => reader.GetInterfaceImplementation(item).Interface).Append(type.BaseType).Where(item => !item.IsNil);
        var fields = type.GetFields().SelectMany(field => reader.GetFieldDefinition(field).DecodeSignature(Signatures, null));
        var methods = type.GetMethods().Select(reader.GetMethodDefinition).ToList();
        var signatures = methods.SelectMany(method => Flatten(method.DecodeSignature(Signatures, null)));
        return bases.SelectMany(item => Types(item)).Concat(fields).Concat(signatures).Select(used => TypeUse(by, used))
            .Concat(methods.Where(method => method.RelativeVirtualAddress != 0).SelectMany(method => InBody(by, method)));
    }

    private IEnumerable<Usage> InBody(string by, MethodDefinition method)
    {
        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil ? [] : reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(Signatures, null).SelectMany(local => local);
        return locals.Select(used => TypeUse(by, used)).Concat(IlTokens.Read(body.GetILReader()).SelectMany(token => Token(by, token)));
    }

    private IEnumerable<Usage> Token(string by, EntityHandle token) => token.Kind switch
    {
        HandleKind.MemberReference => Member(by, reader.GetMemberReference((MemberReferenceHandle)token)),
        HandleKind.MethodSpecification => Generic(by, reader.GetMethodSpecification((MethodSpecificationHandle)token)),
        HandleKind.MethodDefinition => [TypeUse(by, reader.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType())],
        HandleKind.FieldDefinition => [TypeUse(by, reader.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType())],
        _ => Types(token).Select(used => TypeUse(by, used)),
    };

    private IEnumerable<Usage> Member(string by, MemberReference member)
    {
        var (space, type) = names.Split(member.Parent);
        return Types(member.Parent).Select(used => TypeUse(by, used)).Append(new Usage(by, space, type, reader.GetString(member.Name)));
    }

    private IEnumerable<Usage> Generic(string by, MethodSpecification method) =>
        method.DecodeSignature(Signatures, null).SelectMany(used => used).Select(used => TypeUse(by, used)).Concat(Token(by, method.Method));

    private ImmutableArray<EntityHandle> Types(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Signatures, null),
        HandleKind.TypeDefinition or HandleKind.TypeReference => [handle],
        _ => [],
    };

    private Usage TypeUse(string by, EntityHandle used)
    {
        var (space, name) = names.Split(used);
        return new Usage(by, space, name, null);
    }

    private static IEnumerable<EntityHandle> Flatten(MethodSignature<ImmutableArray<EntityHandle>> signature) =>
        signature.ParameterTypes.SelectMany(parameter => parameter).Concat(signature.ReturnType);
}
