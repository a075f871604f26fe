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
