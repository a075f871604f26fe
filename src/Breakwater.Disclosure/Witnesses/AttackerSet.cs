using System.Numerics;

namespace Breakwater.Disclosure;

/// <summary>A set of attackers by their numbers, one bit each: asking who notices a move is the innermost step of the whole search.</summary>
internal sealed class AttackerSet(int attackers)
{
    private readonly ulong[] _bits = new ulong[(attackers + 63) / 64];

    public AttackerSet(int attackers, IEnumerable<int> members) : this(attackers)
    {
        foreach (var member in members) Add(member);
    }

    /// <summary>The least member; −1 when there is none.</summary>
    public int First
    {
        get
        {
            for (var k = 0; k < _bits.Length; k++)
                if (_bits[k] != 0) return (64 * k) + BitOperations.TrailingZeroCount(_bits[k]);
            return -1;
        }
    }

    public void Add(int member) => _bits[member >> 6] |= 1UL << member;

    public bool Contains(int member) => ((_bits[member >> 6] >> member) & 1) != 0;

    /// <summary>Makes this a copy of another set.</summary>
    public void Set(AttackerSet other) => other._bits.CopyTo(_bits, 0);

    /// <summary>Keeps only what another set holds too; whether that took anything away.</summary>
    public bool Intersect(AttackerSet other)
    {
        ulong lost = 0;
        for (var k = 0; k < _bits.Length; k++)
        {
            lost |= _bits[k] & ~other._bits[k];
            _bits[k] &= other._bits[k];
        }
        return lost != 0;
    }

    public IEnumerable<int> Members()
    {
        for (var k = 0; k < _bits.Length; k++)
            for (var left = _bits[k]; left != 0; left &= left - 1) yield return (64 * k) + BitOperations.TrailingZeroCount(left);
    }
}
