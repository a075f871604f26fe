using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;

namespace Breakwater.Kernel.Tests.Ids;

public sealed class ReferenceTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", Kinds = "CRPQL";

    private static readonly IReadOnlyList<string> Thousand = [.. Enumerable.Range(0, 1000).Select(n => Reference.New(Kinds[n % Kinds.Length]))];

    [Fact]
    public void Each_that_is_made_is_read_as_itself_and_looks_as_it_should()
    {
        foreach (var reference in Thousand)
        {
            reference.ShouldMatch("^[CRPQL]-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$");
            Reference.Read(reference).ShouldBe(reference);
            Reference.Meant(reference).ShouldBe(reference);
            reference.Any(c => c is >= '2' and <= '9').ShouldBeTrue(reference);
        }
        Thousand.Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public void Every_single_wrong_character_is_caught()
    {
        foreach (var reference in Thousand)
            for (var place = 0; place < reference.Length; place++)
                if (reference[place] != '-')
                    foreach (var other in place == 0 ? Kinds : Alphabet)
                        if (other != reference[place]) Reference.Read(With(reference, (place, other))).ShouldBeNull($"{reference}, {other} at {place}");
    }

    [Fact]
    public void Every_two_neighbours_that_changed_places_are_caught()
    {
        foreach (var reference in Thousand)
            for (var place = 0; place + 1 < reference.Length; place++)
            {
                var next = reference[place + 1] == '-' ? place + 2 : place + 1;
                if (reference[place] == '-' || reference[place] == reference[next]) continue;
                Reference.Read(With(reference, (place, reference[next]), (next, reference[place]))).ShouldBeNull($"{reference} at {place}");
            }
    }

    [Theory]
    [InlineData("C-4F7K-92QXH")]
    [InlineData("  c-4f7k-92qxh ")]
    [InlineData("C4F7K92QXH")]
    [InlineData("C 4F7K 92QXH")]
    [InlineData("c – 4f7k – 92qx h")]
    public void It_is_understood_however_it_is_typed(string typed) => Reference.Meant(typed).ShouldBe("C-4F7K-92QXH");

    [Fact]
    public void Letters_that_look_like_digits_are_read_as_them()
    {
        Reference.Read("C-0000-0001B").ShouldBe("C-0000-0001B");
        foreach (var typed in new[] { "C-OOOO-OOOIB", "c-oooo-ooolb", "C-0o0O-00OLB" }) Reference.Read(typed).ShouldBe("C-0000-0001B");
        Reference.Read(Reference.New('L')).ShouldNotBeNull("the kind's own letter stays as it is");
    }

    [Theory]
    [InlineData("C-4F7K-92QXJ", "the check character")]
    [InlineData("C-4F7K-92QX", "one too few")]
    [InlineData("C-4F7K-92QXHH", "one too many")]
    [InlineData("C-4F7U-92QXH", "a letter that none has")]
    [InlineData("c4f7k92qxj", "without hyphens")]
    public void A_slip_is_said_in_its_own_sentence(string typed, string what)
    {
        var broken = Should.Throw<RuleBroken>(() => Reference.Meant(typed), what);
        broken.Rule.ShouldBe("reference-slip");
        broken.Message.ShouldStartWith("That reference has a slip in it");
        Should.Throw<RuleBroken>(() => Reference.Expected(typed)).Message.ShouldBe(broken.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("C")]
    [InlineData("Rosa Mellor")]
    [InlineData("P Blackwell")]
    [InlineData("Rafe Ortolan")]
    [InlineData("Livingston")]
    [InlineData("Q1 7AB")]
    [InlineData("CR0 2XY")]
    [InlineData("07700 900 123")]
    public void A_name_a_postcode_and_a_number_are_no_reference_with_a_slip(string? typed)
    {
        Reference.Meant(typed).ShouldBeNull();
        Should.Throw<RuleBroken>(() => Reference.Expected(typed));
    }

    private static string With(string text, params (int Place, char To)[] changes)
    {
        var changed = text.ToCharArray();
        foreach (var (place, to) in changes) changed[place] = to;
        return new string(changed);
    }
}
