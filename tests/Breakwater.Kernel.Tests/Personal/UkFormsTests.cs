using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Personal;

namespace Breakwater.Kernel.Tests.Personal;

/// <summary>UK forms of what people type, each kept as told and made plain for comparing.</summary>
public sealed class UkFormsTests
{
    [Theory]
    [InlineData("M1 1AE", true)]
    [InlineData("M60 1NW", true)]
    [InlineData("CR2 6XH", true)]
    [InlineData("DN55 1PT", true)]
    [InlineData("W1A 1HQ", true)]
    [InlineData("EC1A 1BB", true)]
    [InlineData("gir0aa", true)]
    [InlineData(" ec1a1bb ", true)]
    [InlineData("EC1A", false)]
    [InlineData("EC1A 1B1", false)]
    [InlineData("ABC1 1AA", false)]
    [InlineData("M1 1AO", false)]
    public void Postcodes(string typed, bool whole) => Postcode.Of(typed)!.IsWhole.ShouldBe(whole);

    [Theory]
    [InlineData("07700 900123", "07700900123")]
    [InlineData("+44 7700 900123", "07700900123")]
    [InlineData("+44 (0)7700 900123", "07700900123")]
    [InlineData("0044 7700 900123", "07700900123")]
    [InlineData("447700900123", "07700900123")]
    [InlineData("7700 900123", "07700900123")]
    [InlineData("(01632) 960-140", "01632960140")]
    [InlineData("020 7946 0958 ext 12", "02079460958")]
    [InlineData("0300 123 4567", "03001234567")]
    [InlineData("her mother's: 01632 960140", "01632960140")]
    [InlineData("+353 85 123 4567", "+353851234567")]
    [InlineData("00353 85 123 4567", "+353851234567")]
    [InlineData("07700 90012", null)]
    [InlineData("0612 345678", null)]
    [InlineData("116 000", null)]
    [InlineData("ring the shop", null)]
    public void Phones(string typed, string? digits)
    {
        var phone = PhoneNumber.Of(typed)!;
        phone.Digits.ShouldBe(digits);
        phone.Text.ShouldBe(typed, "as told, whatever it is");
    }

    [Theory]
    [InlineData("020 7946 0958 x12", true)]
    [InlineData("+353 85 123 4567", true)]
    [InlineData("her mother's: 01632 960140", false)]
    [InlineData("07700 90012", false)]
    public void What_can_be_rung(string typed, bool rung) => PhoneNumber.Of(typed)!.CanBeRung.ShouldBe(rung);

    [Theory]
    [InlineData("943 476 5919", true)]
    [InlineData("943-476-5919", true)]
    [InlineData("9434765918", false)]
    [InlineData("9434765191", false)]
    [InlineData("1111111111", false)]
    [InlineData("943476591", false)]
    [InlineData("943476591x", false)]
    public void Nhs_numbers(string typed, bool whole) => NhsNumber.Of(typed)!.IsWhole.ShouldBe(whole);

    [Fact]
    public void A_birth_date_is_neither_to_come_nor_of_a_century_that_nobody_remembers()
    {
        var today = new DateOnly(2026, 11, 18);
        BirthDate.Of(today)!.Check(today);
        BirthDate.Of(new DateOnly(1900, 1, 1))!.Check(today);
        Should.Throw<RuleBroken>(() => BirthDate.Of(today.AddDays(1))!.Check(today)).Rule.ShouldBe("born");
        Should.Throw<RuleBroken>(() => BirthDate.Of(new DateOnly(1899, 12, 31))!.Check(today)).Rule.ShouldBe("born");
        BirthDate.Of(new DateOnly(2011, 2, 17))!.Text.ShouldBe("17 February 2011");
    }

    [Fact]
    public void What_was_told_is_kept_and_two_ways_to_say_it_are_equal()
    {
        PersonName.Of("  Zoë O'Neill ")!.Text.ShouldBe("Zoë O'Neill");
        PersonName.Of("Zoë O'Neill").ShouldBe(PersonName.Of("ZOE ONEILL"));
        PersonName.Of("Zoë").ShouldNotBe(PersonName.Of("Zara"));
        PostalAddress.Of("14, Weir Lane").ShouldBe(PostalAddress.Of("14 weir lane"));
        Postcode.Of("mr2 4ab").ShouldBe(Postcode.Of("MR24AB"));
        PhoneNumber.Of("+44 7700 900123").ShouldBe(PhoneNumber.Of("07700900123"));
        NhsNumber.Of("943 476 5919").ShouldBe(NhsNumber.Of("9434765919"));
        foreach (var nothing in new[] { null, "", "  " })
            (PersonName.Of(nothing) as object ?? PostalAddress.Of(nothing) as object ?? Postcode.Of(nothing) as object ?? PhoneNumber.Of(nothing) as object ?? NhsNumber.Of(nothing)).ShouldBeNull();
    }
}
