using System.Buffers.Binary;

namespace CampaignTracker.Workflows.Changes;

/// <summary>
/// The id of the record that a waiting step made (an approval, a task): the run's id with the step's instance and attempt folded
/// into its random bits. So the step is found from the record and the record from the step, without a table between them.
/// </summary>
/// <remarks>It sorts where the run's id sorts and keeps its version and variant. Unique per kind of record.</remarks>
public static class StepRecordId
{
    // Low bits are left to the run: ids that only count, as in a rehearsal, differ there.
    private const int Shift = 20;
    private const int AttemptBits = 8;
    private const int InstanceBits = 32;

    /// <exception cref="ArgumentOutOfRangeException">More than 4 billion instances or 255 attempts.</exception>
    public static Guid Of(Guid run, long instance, int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(instance);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(instance, 1L << InstanceBits);
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(attempt, 1 << AttemptBits);
        return Fold(run, (((ulong)instance << AttemptBits) | (uint)attempt) << Shift);
    }

    /// <summary>False where the record was not made by a step of this run.</summary>
    public static bool TryRead(Guid record, Guid run, out long instance, out int attempt)
    {
        var folded = Low(record) ^ Low(run);
        var packed = folded >> Shift;
        (instance, attempt) = ((long)(packed >> AttemptBits), (int)(packed & ((1 << AttemptBits) - 1)));
        return instance < 1L << InstanceBits && Fold(run, folded) == record && folded << (64 - Shift) == 0 && instance > 0;
    }

    private static Guid Fold(Guid run, ulong bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        run.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) ^ bits);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Low(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
    }
}
