using System.Text;
using Breakwater.Linkage.Names;

namespace Breakwater.Linkage.Tests.Names;

public class NamesTests
{
    [Theory]
    [InlineData("bill", "william")]
    [InlineData("billy", "will")]
    [InlineData("muhammad", "mohamed")]
    [InlineData("kasia", "katarzyna")]
    [InlineData("sam", "samantha")]
    [InlineData("sam", "samuel")]
    [InlineData("toby", "tobias")]
    public void Forms_of_one_name_are_known(string a, string b) => Same(a, b).ShouldBeTrue();

    [Theory]
    [InlineData("samantha", "samuel")]
    [InlineData("william", "robert")]
    [InlineData("zzz", "zzz")]
    public void Other_names_are_not(string a, string b) => Same(a, b).ShouldBeFalse();

    [Theory]
    [InlineData("baby")]
    [InlineData("baby girl")]
    [InlineData("not known")]
    [InlineData("unknown male 1")]
    public void Placeholders_are_no_names(string name) => PlaceholderNames.IsPlaceholder(Encoding.ASCII.GetBytes(name)).ShouldBeTrue();

    [Theory]
    [InlineData("barbara")]
    [InlineData("baby jones")]
    public void Names_are_no_placeholders(string name) => PlaceholderNames.IsPlaceholder(Encoding.ASCII.GetBytes(name)).ShouldBeFalse();

    private static bool Same(string a, string b) => Nicknames.SameName(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));
}
