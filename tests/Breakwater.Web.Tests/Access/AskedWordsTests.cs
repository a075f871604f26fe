using Breakwater.Web.Access.Unsent;

namespace Breakwater.Web.Tests.Access;

/// <summary>Which page a path leads to, and what it asks in a field.</summary>
public sealed class AskedWordsTests
{
    private static readonly AskedWords Letters = new(
    [
        "*\tBasis\t\tLawful basis",
        "/letters/*\tIn.Why\t\tWhy?",
        "/letters/new\t\t\tA letter",
        "/letters/new\tTo\t\tTo whom?",
        "/letters/new\tTo\tchair\tThe chair",
        "/letters/{id:guid}\tTo\t\tTo",
        "/letters/{id:guid}\tBy\t\tBy when?",
        "/letters/{id:guid}/sheets/{number?}\tTo\t\tTo which sheet?",
    ]);

    [Theory]
    [InlineData("/letters/new", "To whom?")]
    [InlineData("/letters/new?handler=Send", "To whom?")]
    [InlineData("/letters/01980c5e-0000-7000-8000-000000000000", "To")]
    [InlineData("/Letters/01980c5e-0000-7000-8000-000000000000/", "To")]
    [InlineData("/letters/01980c5e-0000-7000-8000-000000000000/sheets", "To which sheet?")]
    [InlineData("/letters/01980c5e-0000-7000-8000-000000000000/sheets/2?handler=X", "To which sheet?")]
    [InlineData("/letters/01980c5e-0000-7000-8000-000000000000/sheets/2/3", null)]
    [InlineData("/letters/01980c5e-0000-7000-8000-000000000000/seals", null)]
    [InlineData("/letters", null)]
    [InlineData("/", null)]
    public void A_path_leads_to_the_page_that_names_most_of_it(string path, string? asked) => Letters.Of(path, "To").ShouldBe(asked);

    [Fact]
    public void A_page_is_not_asked_for_another_s_field() => Letters.Of("/letters/new", "By").ShouldBeNull();

    [Fact]
    public void Partials_count_below_their_folder_and_shared_ones_everywhere()
    {
        Letters.Of("/letters/new", "In.Why").ShouldBe("Why?");
        Letters.Of("/letters", "In.Why").ShouldBe("Why?");
        Letters.Of("/papers", "In.Why").ShouldBeNull();
        Letters.Of("/papers", "In.Basis").ShouldBe("Lawful basis");
        Letters.Of("/", "Basis").ShouldBe("Lawful basis");
    }

    [Fact]
    public void Titles_and_answers_are_the_page_s_too()
    {
        Letters.Of("/letters/new").ShouldBe("A letter");
        Letters.Of("/letters/01980c5e-0000-7000-8000-000000000000").ShouldBeNull();
        Letters.Of("/letters/new", "To", "chair").ShouldBe("The chair");
        Letters.Of("/letters/new", "To", "clerk").ShouldBeNull();
    }

    [Fact]
    public void Our_own_pages_are_in_it()
    {
        AskedWords.OfPages.Of("/concerns/log", "Input.Channel").ShouldBe("How did it reach you?");
        AskedWords.OfPages.Of("/concerns/log", "Input.Channel", "WalkIn").ShouldBe("Walked in");
        AskedWords.OfPages.Of("/concerns/01980c5e-0000-7000-8000-000000000000/decide?handler=X", "In.Team").ShouldBe("To which team?");
        AskedWords.OfPages.Of("/concerns/01980c5e-0000-7000-8000-000000000000/decide", "In.Purpose").ShouldBe("Purpose");
    }
}
