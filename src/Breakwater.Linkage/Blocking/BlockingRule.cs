using System.Runtime.CompilerServices;
using Breakwater.Linkage.Identifiers;
using Breakwater.Linkage.Names;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Text;

namespace Breakwater.Linkage.Blocking;

/// <summary>What two records must share for a rule to make them candidates: a field, or a part of it.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Part">whole; a number (that many first characters); year, yearmonth, monthday, sound, root (of nicknames), sector, district.</param>
public sealed record BlockingTerm(string Field, string Part = "whole")
{
    /// <summary>Reads "field" or "field/part".</summary>
    public static BlockingTerm Parse(string text)
    {
        var bar = text.IndexOf('/', StringComparison.Ordinal);
        return bar < 0 ? new(text) : new(text[..bar], text[(bar + 1)..]);
    }

    /// <summary>Whether the part is one that is known.</summary>
    public bool IsKnown => Part is "whole" or "year" or "yearmonth" or "monthday" or "sound" or "root" or "sector" or "district" || (Part.Length == 1 && char.IsAsciiDigit(Part[0]));

    public override string ToString() => Part == "whole" ? Field : $"{Field}/{Part}";
}

/// <summary>Records that share every term become candidates. A rule without terms makes every pair a candidate.</summary>
public sealed record BlockingRule(IReadOnlyList<BlockingTerm> Terms)
{
    public override string ToString() => Terms.Count == 0 ? "every pair" : string.Join(" + ", Terms);
}

/// <summary>Works out the key of one term for each distinct value of its field, once.</summary>
internal sealed class TermKeys(Field field, string part)
{
    private uint[] keys = new uint[1];
    private int ready = 1;

    public Field Field { get; } = field;

    public string Part { get; } = part;

    /// <summary>The term's key for a code; 0 when missing.</summary>
    public uint Of(int code) => code < ready ? keys[code] : Extend(code);

    /// <summary>Prepares all values known now, so that several threads may read.</summary>
    public void Prepare() => Extend(Field.Values.Count - 1);

    /// <summary>Forgets values beyond a count, when a question's values are taken back.</summary>
    public void Truncate(int count) => ready = Math.Min(ready, Math.Max(1, count));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint Extend(int code)
    {
        if (code >= keys.Length)
        {
            Array.Resize(ref keys, Math.Max(Field.Values.Count, code + 1) + 64);
        }

        for (; ready <= code; ready++)
        {
            keys[ready] = Key(ready);
        }

        return keys[code];
    }

    private uint Key(int code)
    {
        if (Part == "whole")
        {
            return Math.Max(1, Field.Values.HashOf(code));
        }

        var value = Field.Values[code];
        Span<byte> buffer = stackalloc byte[8];
        var piece = Part switch
        {
            "year" => value[..Math.Min(4, value.Length)],
            "yearmonth" => value[..Math.Min(6, value.Length)],
            "monthday" => value[Math.Min(4, value.Length)..],
            "sector" => value[..Postcode.SectorLength(value)],
            "district" => value[..Postcode.DistrictLength(value)],
            "sound" => buffer[..SoundKey.Write(value, buffer)],
            "root" => Nicknames.Root(value),
            _ => value[..Math.Min(Part[0] - '0', value.Length)],
        };
        return piece.IsEmpty ? 0 : Math.Max(1, ValueSet.Hash(piece));
    }
}

/// <summary>Works out a record's key for one rule.</summary>
internal sealed class RuleKeys
{
    private readonly TermKeys[] terms;
    private readonly TermKeys[] narrowing;
    private readonly bool unordered;
    private readonly HashSet<uint>[] tooWide;

    private RuleKeys(BlockingRule rule, IReadOnlyList<BlockingTerm> narrower, Func<BlockingTerm, TermKeys> bind)
    {
        TermKeys Bind(BlockingTerm t) => bind(t);
        Rule = rule;
        terms = [.. rule.Terms.Select(Bind)];
        narrowing = [.. narrower.Where(n => !rule.Terms.Any(t => t.Field == n.Field)).Select(Bind)];
        tooWide = [.. Enumerable.Range(0, narrowing.Length + 1).Select(_ => new HashSet<uint>())];

        // Forename and surname in one rule meet in either order, so that swapped names find each other.
        unordered = terms.Length >= 2 && terms[0].Part == terms[1].Part && ReferenceEquals(terms[0].Field.Values, terms[1].Field.Values);
    }

    /// <summary>Binds rules to fields; terms that several of them have are worked out once.</summary>
    public static RuleKeys[] Bind(IReadOnlyList<BlockingRule> rules, IReadOnlyList<BlockingTerm> narrower, IReadOnlyList<Field> fields)
    {
        var known = new Dictionary<BlockingTerm, TermKeys>();
        TermKeys Term(BlockingTerm t)
        {
            if (!known.TryGetValue(t, out var keys))
            {
                known.Add(t, keys = new TermKeys(fields.First(f => f.Spec.Name == t.Field), t.Part));
            }

            return keys;
        }

        return [.. rules.Select(r => new RuleKeys(r, narrower, Term))];
    }

    public BlockingRule Rule { get; }

    /// <summary>Most steps by which an overfull key can be narrowed.</summary>
    public int Steps => narrowing.Length;

    /// <summary>The term, if there is one, by which records that are held in order of a date stand together already.</summary>
    public TermKeys? Along(Field? date) => date is null ? null : Array.Find(terms, t => ReferenceEquals(t.Field, date) && t.Part is "whole" or "year" or "yearmonth");

    public IEnumerable<TermKeys> AllTerms => terms.Concat(narrowing);

    /// <summary>Marks a key as held by too many records: from now on such records take one more term.</summary>
    public void Widen(int step, uint key) => tooWide[step].Add(key);

    /// <summary>The key of a record; 0 when a value is missing or too many records share it.</summary>
    public uint Of(ReadOnlySpan<int> row)
    {
        var key = terms.Length == 0 ? 1 : Combine(row);
        for (var step = 0; key != 0 && tooWide[step].Count > 0 && tooWide[step].Contains(key); step++)
        {
            if (step == narrowing.Length)
            {
                return 0;
            }

            var more = narrowing[step].Of(row[narrowing[step].Field.Index]);
            key = more == 0 ? 0 : Mix(key + (uint)step + 1, more);
        }

        return key;
    }

    /// <summary>Every key that the record would have, from the widest to the narrowest, as far as its values reach.</summary>
    public IReadOnlyList<uint> Ladder(ReadOnlySpan<int> row)
    {
        var keys = new List<uint>(narrowing.Length + 1);
        var key = Combine(row);
        for (var step = 0; key != 0; step++)
        {
            keys.Add(key);
            var more = step == narrowing.Length ? 0 : narrowing[step].Of(row[narrowing[step].Field.Index]);
            key = more == 0 ? 0 : Mix(key + (uint)step + 1, more);
        }

        return keys;
    }

    private uint Combine(ReadOnlySpan<int> row)
    {
        var from = 0;
        var key = 0u;
        if (unordered)
        {
            var one = terms[0].Of(row[terms[0].Field.Index]);
            var other = terms[1].Of(row[terms[1].Field.Index]);
            if (one == 0 || other == 0)
            {
                return 0;
            }

            key = Mix(one + other, one ^ other);
            from = 2;
        }

        for (; from < terms.Length; from++)
        {
            var term = terms[from].Of(row[terms[from].Field.Index]);
            if (term == 0)
            {
                return 0;
            }

            key = from == 0 ? term : Mix(key, term);
        }

        return key;
    }

    private static uint Mix(uint a, uint b)
    {
        var h = ((((ulong)a << 32) | b) ^ 0x9E3779B97F4A7C15UL) * 0xD6E8FEB86659FD93UL;
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93UL;
        return Math.Max(1, (uint)(h >> 32));
    }
}
