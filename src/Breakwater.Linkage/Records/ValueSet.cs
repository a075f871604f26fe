using System.Runtime.CompilerServices;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Breakwater.Linkage.Records;

/// <summary>
/// Distinct byte strings, each with a dense code in order of first appearance.
/// Code 0 is always the empty string, which everywhere means "missing".
/// </summary>
/// <remarks>A column of a million rows holds each distinct value once, so it is normalised, parsed and compared once.</remarks>
public sealed class ValueSet
{
    private byte[] bytes = new byte[1024];
    private int[] starts = new int[256];
    private uint[] hashes = new uint[256];
    // A slot holds the value's hash above its code + 1, so that most other values are told apart without a look at them.
    private ulong[] slots = new ulong[512];
    // Values that have a slot; fewer than all only as long as values have come in rising order.
    private int placed;

    /// <summary>Makes a set that holds only the empty string, as code 0.</summary>
    public ValueSet() => Intern([]);

    /// <summary>How many distinct values there are, the empty one included.</summary>
    public int Count { get; private set; }

    /// <summary>The value with this code.</summary>
    public ReadOnlySpan<byte> this[int code] => bytes.AsSpan(starts[code], starts[code + 1] - starts[code]);

    /// <summary>A 32-bit hash of the value with this code; equal values have equal hashes on every machine.</summary>
    public uint HashOf(int code) => hashes[code];

    /// <summary>The code of a value, adding it when it is new.</summary>
    public int Intern(ReadOnlySpan<byte> value) => Add(value, Hash(value));

    /// <summary>
    /// Adds a value that comes after all others, the shorter first and then in order of bytes: such a value is new without a search.
    /// False when it doesn't; then <see cref="Intern(ReadOnlySpan{byte})"/> will know.
    /// </summary>
    internal bool AddRising(ReadOnlySpan<byte> value)
    {
        var last = this[Count - 1];
        if ((placed < Count || Count == 1) && (value.Length > last.Length || (value.Length == last.Length && value.SequenceCompareTo(last) > 0)))
        {
            Append(value, Hash(value));
            return true;
        }

        return false;
    }

    /// <summary>
    /// Where a value probably lies. Asked for many values before <see cref="Intern(ReadOnlySpan{byte}, ulong)"/> is called for each: large
    /// sets lie far from the processor, and questions that don't wait for each other are answered together.
    /// </summary>
    internal ulong Approach(ReadOnlySpan<byte> value)
    {
        var hash = Hash(value);
        return ((ulong)hash << 32) | (uint)slots[(int)hash & (slots.Length - 1)];
    }

    /// <summary>As <see cref="Intern(ReadOnlySpan{byte})"/>, for a value whose place was looked up before.</summary>
    internal int Intern(ReadOnlySpan<byte> value, ulong approach)
    {
        var code = (int)(uint)approach - 1;
        return code >= 0 && this[code].SequenceEqual(value) ? code : Add(value, (uint)(approach >> 32));
    }

    /// <summary>Makes room for so many values.</summary>
    internal void Reserve(int count)
    {
        if (count > starts.Length)
        {
            Array.Resize(ref starts, count + 2);
            Array.Resize(ref hashes, count + 2);
            Resize((int)BitOperations.RoundUpToPowerOf2((uint)count * 2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Add(ReadOnlySpan<byte> value, uint hash)
    {
        PlaceAll();
        var mask = slots.Length - 1;
        var at = (int)hash & mask;
        for (; slots[at] != 0; at = (at + 1) & mask)
        {
            if ((uint)(slots[at] >> 32) == hash && this[(int)(uint)slots[at] - 1].SequenceEqual(value))
            {
                return (int)(uint)slots[at] - 1;
            }
        }

        Append(value, hash);
        slots[at] = ((ulong)hash << 32) | (uint)Count;
        placed = Count;
        if (Count * 2 > slots.Length)
        {
            Resize(slots.Length * 2);
        }

        return Count - 1;
    }

    /// <summary>Takes back the values added since the set held <paramref name="count"/> of them.</summary>
    public void Truncate(int count)
    {
        // The last value added lies on nobody else's probe path, so its slot can simply be emptied.
        PlaceAll();
        var mask = slots.Length - 1;
        while (Count > count)
        {
            var at = (int)hashes[Count - 1] & mask;
            while ((uint)slots[at] != Count)
            {
                at = (at + 1) & mask;
            }

            slots[at] = 0;
            placed = --Count;
        }
    }

    /// <summary>Bytes of memory held.</summary>
    public long Footprint => bytes.Length + (4L * (starts.Length + hashes.Length)) + (8L * slots.Length);

    /// <summary>A stable 32-bit hash of a byte string.</summary>
    public static uint Hash(ReadOnlySpan<byte> value)
    {
        var h = 0x9E3779B97F4A7C15UL ^ (ulong)value.Length;
        while (value.Length >= 8)
        {
            h = (h ^ MemoryMarshal.Read<ulong>(value)) * 0xD6E8FEB86659FD93UL;
            h ^= h >> 32;
            value = value[8..];
        }

        h = (h ^ Tail(value)) * 0xD6E8FEB86659FD93UL;
        h = (h ^ (h >> 29)) * 0x94D049BB133111EBUL;
        return (uint)(h >> 32);
    }

    /// <summary>Up to seven bytes as one number, the first lowest; read as two words that may overlap rather than byte by byte.</summary>
    private static ulong Tail(ReadOnlySpan<byte> rest) => rest.Length switch
    {
        0 => 0,
        < 4 => rest[0] | ((ulong)rest[rest.Length >> 1] << (8 * (rest.Length >> 1))) | ((ulong)rest[^1] << (8 * (rest.Length - 1))),
        _ => MemoryMarshal.Read<uint>(rest) | ((ulong)MemoryMarshal.Read<uint>(rest[^4..]) << (8 * (rest.Length - 4))),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Append(ReadOnlySpan<byte> value, uint hash)
    {
        if (Count + 2 > starts.Length)
        {
            Array.Resize(ref starts, starts.Length * 2);
            Array.Resize(ref hashes, hashes.Length * 2);
        }

        var start = starts[Count];
        if (start + value.Length > bytes.Length)
        {
            Array.Resize(ref bytes, (int)BitOperations.RoundUpToPowerOf2((uint)(start + value.Length)));
        }

        value.CopyTo(bytes.AsSpan(start));
        hashes[Count] = hash;
        starts[Count + 1] = start + value.Length;
        Count++;
    }

    private void PlaceAll()
    {
        if (placed < Count)
        {
            Resize((int)Math.Max((uint)slots.Length, BitOperations.RoundUpToPowerOf2((uint)Count * 2)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Resize(int size)
    {
        slots = new ulong[size];
        placed = Count;
        var mask = slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var at = (int)hashes[code] & mask;
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = ((ulong)hashes[code] << 32) | (uint)(code + 1);
        }
    }
}
