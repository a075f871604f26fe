using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Tests.Concerns;

/// <summary>What counts as a postcode, a telephone number and an address, as people type them.</summary>
public sealed class TypedLimitsTests
{
    [Theory]
    [InlineData("SW1A 1AA", true)]
    [InlineData("sw1a1aa", true)]
    [InlineData("M1 1AE", true)]
    [InlineData("MR1 2AB", true)]
    [InlineData("GIR 0AA", true)]
    [InlineData("SW1A", false)]
    [InlineData("SW1A 1AI", false)]
    [InlineData("12345", false)]
    [InlineData("", false)]
    public void Postcodes(string typed, bool real) => TypedLimits.IsPostcode(typed).ShouldBe(real);

    [Theory]
    [InlineData("01632 960140", true)]
    [InlineData("+44 1632 960140", true)]
    [InlineData("07700 900123", true)]
    [InlineData("116 000", false)]
    [InlineData("ring me", false)]
    [InlineData("07700 900123 x", false)]
    public void Telephone_numbers(string typed, bool real) => TypedLimits.IsPhone(typed).ShouldBe(real);

    [Theory]
    [InlineData("office@school.example", true)]
    [InlineData("office@school", false)]
    [InlineData("a@b@c.example", false)]
    [InlineData("office school@x.example", false)]
    public void Mail_addresses(string typed, bool real) => TypedLimits.IsEmail(typed).ShouldBe(real);

    [Fact]
    public void Text_is_kept_as_typed_but_for_line_breaks_and_the_null_character()
    {
        TypedLimits.Tidy("  a\r\nb\0 👧🏽 שלום ").ShouldBe("a\nb 👧🏽 שלום");
        TypedLimits.Tidy(" \n ").ShouldBeNull();
    }
}
