using System.Text;
using Breakwater.Linkage.Text;

namespace Breakwater.Linkage.Tests.Text;

public class FoldTests
{
    [Theory]
    [InlineData("O'Neill", "oneill")]
    [InlineData("Smith-Jones", "smith jones")]
    [InlineData("  José   María ", "jose maria")]
    [InlineData("Łukasz Wójcik", "lukasz wojcik")]
    [InlineData("Иван Петров", "ivan petrov")]
    [InlineData("Γιώργος", "giorgos")]
    [InlineData("", "")]
    public void Text_becomes_plain_latin(string text, string expected)
    {
        var to = new byte[96];
        Encoding.UTF8.GetString(to, 0, Fold.Text(Encoding.UTF8.GetBytes(text), to)).ShouldBe(expected);
    }

    [Fact]
    public void What_does_not_fit_is_cut_and_never_overruns()
    {
        var to = new byte[4];
        Fold.Text("abcdefgh"u8, to).ShouldBe(4);
        Fold.Text("йцукенгшщ"u8, to).ShouldBeLessThanOrEqualTo(4);
    }

    [Theory]
    [InlineData("macdonald", "mcdonald")]
    [InlineData("philip", "filip")]
    [InlineData("katherine", "catherine")]
    public void Names_that_sound_alike_have_one_key(string a, string b) => Key(a).ShouldBe(Key(b));

    [Fact]
    public void Different_names_have_different_keys() => Key("smith").ShouldNotBe(Key("brown"));

    private static string Key(string name)
    {
        var to = new byte[6];
        return Encoding.ASCII.GetString(to, 0, SoundKey.Write(Encoding.ASCII.GetBytes(name), to));
    }
}
