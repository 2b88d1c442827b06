using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CampaignTracker.Domain.Ids;

/// <summary>Version-7 ids (RFC 9562): 48 bits of Unix milliseconds, 12 bits that count within one millisecond, 62 random bits.</summary>
/// <remarks>Strictly increasing within a process, also when the clock steps back: it then stays on the latest instant it gave.</remarks>
public sealed class TimeOrderedIds(TimeProvider time) : IIdSource
{
    private readonly Lock _lock = new();
    private long _milliseconds;
    private int _counter;

    public Guid Next()
    {
        var (milliseconds, counter) = Tick();
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        bytes[6] = (byte)(0x70 | (counter >> 8));
        bytes[7] = (byte)counter;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private (long Milliseconds, int Counter) Tick()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            if (now > _milliseconds)
            {
                (_milliseconds, _counter) = (now, 0);
            }
            else if (++_counter > 0xFFF)
            {
                // The millisecond is full: borrow from the next one rather than give two equal prefixes.
                (_milliseconds, _counter) = (_milliseconds + 1, 0);
            }

            return (_milliseconds, _counter);
        }
    }
}
