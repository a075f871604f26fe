using System.Text.RegularExpressions;
using Breakwater.Kernel.Configuration;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Breakwater.Web.Words;

namespace Breakwater.Web.Tests.Words;

/// <summary>The public words: whole, true to what the program does, and easy enough to read.</summary>
public sealed partial class WordsTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    private static readonly string Folder = RunningBreakwater.Config("words/en");
    private readonly WordShelf _shelf = new(county.Site.Partnership);

    public static TheoryData<string> Pages => new(Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!));

    [Theory, MemberData(nameof(Pages))]
    public void Every_word_can_be_drawn(string page)
    {
        foreach (var key in Keys(page))
        {
            var html = _shelf[page].Text(key).ToString()!;
            html.ShouldNotBeEmpty();
            Placeholder().IsMatch(html).ShouldBeFalse($"{page}: {key} has a placeholder that nothing fills: {html}");
            html.ShouldNotContain("](", customMessage: $"{page}: {key} has a link that is not drawn");
        }
    }

    [Theory]
    [InlineData("/privacy")]
    [InlineData("/cookies")]
    [InlineData("/accessibility")]
    [InlineData("/history")]
    [InlineData("/signs")]
    [InlineData("/contacts")]
    [InlineData("/")]
    public async Task Pages_to_read_open_to_anybody_and_say_that_this_is_a_demonstration(string path)
    {
        using var visitor = county.Site.Visitor();
        var page = await visitor.Get(path);
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        page.Words.ShouldContain("Demonstration. Nobody reads this");
        page.Page.QuerySelector("a[href='tel:999']").ShouldNotBeNull();
        visitor.Cookies.Keys.ShouldBeEmpty("reading sets no cookie");
    }

    [Fact]
    public async Task Every_cookie_that_is_set_stands_on_the_cookies_page()
    {
        using var resident = await new Report.Resident(county.Site).FillsIn();
        await resident.Sends();
        await resident.Visitor.Get("/reply");
        await resident.Visitor.Post("/reply?handler=Open", ("Receipt", resident.Receipt!));
        await resident.Visitor.Get("/reply");
        await resident.Visitor.Post("/reply?handler=More", ("Message", "more"));
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var page = (await resident.Visitor.Get("/cookies")).Words;
        var set = resident.Visitor.Cookies.Keys.Concat(owen.Cookies.Keys).Distinct().ToList();
        set.Count.ShouldBeGreaterThan(3);
        set.ShouldAllBe(name => page.Contains(name + ":", StringComparison.Ordinal));
        set.ShouldAllBe(name => name.StartsWith("__Host-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("reply")]
    public void What_a_child_reads_about_themselves_is_within_reach_of_a_reader_of_nine(string page)
    {
        var words = _shelf[page];
        var own = string.Join(" ", Keys(page).Where(k => k.EndsWith(".me", StringComparison.Ordinal)).Select(k => words[k]));
        if (page == "report") own += " " + string.Join(". ", county.Site.Partnership.Partnership.Configuration.Signs.Select(s => s.OwnWords).OfType<string>());
        own.Length.ShouldBeGreaterThan(1000);
        // Flesch-Kincaid: a grade of 4 is what is read at nine. Kincaid et al. 1975.
        Grade(own).ShouldBeLessThan(4.0);
        Grade("Notwithstanding institutional considerations, confidentiality obligations necessitate proportionate intervention.").ShouldBeGreaterThan(15.0);
    }

    [Fact]
    public void Every_heading_over_signs_belongs_to_a_group_that_is_shown_for_its_kind()
    {
        var shown = county.Site.Partnership.Partnership.Configuration.Signs.SelectMany(s => s.About.Select(about => $"group.{s.Group}.{about}")).ToHashSet();
        Keys("signs").Where(k => k.StartsWith("group.", StringComparison.Ordinal) && !shown.Contains(k)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Beside_each_box_for_how_somebody_is_reached_stands_that_others_than_the_guardian_read_it()
    {
        foreach (var key in new[] { "you.safe.hint", "you.safe.hint.me" }) _shelf["report"][key].ShouldContain("don't write");
        using var helen = await county.Site.SignedInAs("helen.draycott");
        (await helen.Get("/pass-on")).Page.QuerySelector("[id='Input_Safe-hint']")!.TextContent.ShouldContain("reads this");
        using var owen = await county.Site.SignedInAs("owen.marsh");
        (await owen.Get("/concerns/log")).Page.QuerySelector("[id='Input_SafeContact-hint']")!.TextContent.ShouldContain("reads this");
    }

    [Fact]
    public async Task Hours_and_numbers_are_those_of_the_front_door_that_reads_it()
    {
        var adults = county.Site.Partnership.Partnership.Configuration.FrontDoorOf("adults");
        var words = _shelf["report", adults with { Hours = "on Tuesdays at noon", OutOfHours = "01632 960777" }];
        foreach (var key in new[] { "before.text", "before.text.me", "sent.text" }) words[key].ShouldContain("on Tuesdays at noon", customMessage: key);
        words["before.text"].ShouldContain("01632 960777");
        _shelf["report"]["before.text"].ShouldNotContain("Tuesdays", customMessage: "nobody knows yet which door");
        foreach (var page in new[] { "report", "contacts" })
            Keys(page).Where(k => _shelf[page][k].Contains("at the weekend", StringComparison.Ordinal)).ShouldBeEmpty("the hours are the partnership's own");

        using var neighbour = await new Report.Resident(county.Site).FillsIn("adult");
        await neighbour.Sends();
        neighbour.Page.Page.QuerySelector("main")!.TextContent.ShouldContain(adults.Phone);
    }

    [Fact]
    public void Nobody_is_blamed_in_the_public_words()
    {
        string[] never = ["lifestyle", "risky behaviour", "promiscuous", "prostitute", "drug runner", "absconded", "streetwise", "attention seeking", "manipulative", "puts himself", "puts herself", "hard to reach", "won't engage", "gang member", "consented", "older boyfriend", "older girlfriend"];
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml"))
            never.Where(w => File.ReadAllText(file).Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(Path.GetFileName(file));
    }

    private static IEnumerable<string> Keys(string page) => Yaml.Load(Path.Combine(Folder, page + ".yaml")).Pairs().Select(p => p.Name);

    private static double Grade(string text)
    {
        var sentences = Sentence().Count(text);
        var words = Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).ToList();
        return (0.39 * words.Count / Math.Max(1, sentences)) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    private static int Syllables(string word)
    {
        var count = Vowels().Count(word.EndsWith('e') && word.Length > 3 && !word.EndsWith("le", StringComparison.Ordinal) ? word[..^1] : word);
        return Math.Max(1, count);
    }

    [GeneratedRegex(@"\{[a-z_]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[.!?:]+(\s|$)|\n\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[A-Za-z']+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.None, 1000)]
    private static partial Regex Vowels();
}
