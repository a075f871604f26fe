using System.Text;
using Breakwater.Linkage.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Linkage.Tests.Text;

public class EditsTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void Levenshtein_counts_insertions_deletions_and_substitutions(string a, string b, int expected) =>
        Edits.Levenshtein(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b)).ShouldBe(expected);

    [Theory]
    [InlineData("smith", "simth", 1)]
    [InlineData("ca", "abc", 3)]
    public void Damerau_counts_a_swap_of_neighbours_as_one(string a, string b, int expected) =>
        Edits.Damerau(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b)).ShouldBe(expected);

    [Fact]
    public void Both_agree_with_the_textbook_table_on_random_strings()
    {
        var words = Gen.Elements((byte)'a', (byte)'b', (byte)'c', (byte)'d').ArrayOf().Where(w => w.Length <= 64);
        Prop.ForAll(words.Zip(words).ToArbitrary(), pair =>
        {
            Edits.Levenshtein(pair.Item1, pair.Item2).ShouldBe(Table(pair.Item1, pair.Item2, false));
            Edits.Damerau(pair.Item1, pair.Item2).ShouldBe(Table(pair.Item1, pair.Item2, true));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_edit_apart_is_what_counting_says()
    {
        var words = Gen.Elements((byte)'a', (byte)'b', (byte)'c').ArrayOf().Where(w => w.Length <= 70);
        var edited = from word in words from at in Gen.Choose(0, 69) from c in Gen.Elements((byte)'a', (byte)'b') from kind in Gen.Choose(0, 4) select (word, Edited(word, at, c, kind));
        Prop.ForAll(words.Zip(words).ToArbitrary(), pair => Edits.AreOneApart(pair.Item1, pair.Item2).ShouldBe(Edits.Damerau(pair.Item1, pair.Item2) == 1)).QuickCheckThrowOnFailure();
        Prop.ForAll(edited.ToArbitrary(), pair => Edits.AreOneApart(pair.Item1, pair.Item2).ShouldBe(Edits.Damerau(pair.Item1, pair.Item2) == 1)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Likeness_is_the_same_however_much_is_asked_for_unless_it_is_less()
    {
        var words = Gen.Elements((byte)'a', (byte)'b', (byte)'c', (byte)'q', (byte)'1').ArrayOf().Where(w => w.Length is > 0 and <= 64);
        Prop.ForAll(words.Zip(words).ToArbitrary(), pair =>
        {
            var likeness = JaroWinkler.Similarity(pair.Item1, pair.Item2);
            foreach (var least in new[] { .3, .6, .85, .92 })
            {
                var asked = JaroWinkler.Similarity(pair.Item1, pair.Item2, least);
                asked.ShouldBe(likeness >= least || asked > 0 ? likeness : 0);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Edited(byte[] word, int at, byte c, int kind)
    {
        at = word.Length == 0 ? 0 : at % word.Length;
        return kind switch
        {
            0 => [.. word[..at], c, .. word[at..]],
            1 when word.Length > 0 => [.. word[..at], .. word[(at + 1)..]],
            2 when word.Length > 0 => [.. word[..at], c, .. word[(at + 1)..]],
            3 when at + 1 < word.Length => [.. word[..at], word[at + 1], word[at], .. word[(at + 2)..]],
            _ => word,
        };
    }

    [Theory]
    [InlineData("martha", "marhta", .9611)]
    [InlineData("dwayne", "duane", .84)]
    [InlineData("dixon", "dicksonx", .8133)]
    [InlineData("abc", "xyz", 0)]
    public void Jaro_Winkler_gives_the_published_values(string a, string b, double expected) =>
        JaroWinkler.Similarity(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b)).ShouldBe(expected, .0001);

    private static int Table(byte[] a, byte[] b, bool swaps)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
