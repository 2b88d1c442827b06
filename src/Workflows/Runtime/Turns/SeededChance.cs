using System.Buffers.Binary;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Chance that a replay draws again: seeded by the run and its turn. Made only when it is first asked for, which most turns never do.</summary>
public sealed class SeededChance(Guid run, long turn) : Random
{
    private Random? _random;

    private Random Inner => _random ??= new Random(Seed());

    public override int Next() => Inner.Next();

    public override int Next(int maxValue) => Inner.Next(maxValue);

    public override int Next(int minValue, int maxValue) => Inner.Next(minValue, maxValue);

    public override long NextInt64() => Inner.NextInt64();

    public override long NextInt64(long maxValue) => Inner.NextInt64(maxValue);

    public override long NextInt64(long minValue, long maxValue) => Inner.NextInt64(minValue, maxValue);

    public override double NextDouble() => Inner.NextDouble();

    public override void NextBytes(byte[] buffer) => Inner.NextBytes(buffer);

    public override void NextBytes(Span<byte> buffer) => Inner.NextBytes(buffer);

    private int Seed()
    {
        Span<byte> bytes = stackalloc byte[16];
        run.TryWriteBytes(bytes);
        var mixed = BinaryPrimitives.ReadInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]) ^ (turn * 0x5851F42D4C957F2D);
        return (int)(mixed ^ (mixed >> 32));
    }
}
