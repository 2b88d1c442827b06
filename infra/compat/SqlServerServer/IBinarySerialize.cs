namespace Microsoft.SqlServer.Server;

/// <summary>A user-defined type that reads and writes its own bytes (<see cref="Format.UserDefined"/>).</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
