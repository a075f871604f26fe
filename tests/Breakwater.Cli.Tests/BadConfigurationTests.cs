using Breakwater.Testing;
using Breakwater.Web.Words;

namespace Breakwater.Cli.Tests;

/// <summary>A partnership's file that can't be used is refused with file, line and reason.</summary>
public sealed class BadConfigurationTests
{
    public static TheoryData<string, string, string, string> Faults() => new()
    {
        // What is wrong, what stands there, what is put in its place, what is said.
        { "an unclosed bracket", "hosts: [localhost, 127.0.0.1]", "hosts: [localhost, 127.0.0.1", "line" },
        { "an unclosed quote", "name: Merrowshire Safeguarding Partnership", "name: \"Merrowshire Safeguarding Partnership", "line" },
        { "a tab as indentation", "areas:\n", "areas:\n\t- x\n", "line" },
        { "two colons", "code: merrowshire", "code: merrow: shire", "line 2" },
        { "an unclosed brace", "{ code: hub, words: Safeguarding Hub }", "{ code: hub, words: Safeguarding Hub", "line" },
        { "an unknown anchor", "code: merrowshire", "code: *nothing", "line" },
        { "an unknown field", "demo: true", "demo: true\ncolour: green", "line 5: \"colour\" is not a field that is known here" },
        { "a missing field", "code: merrowshire\n", "", "\"code\" is missing or empty" },
        { "a word where a number belongs", "accept_hours: 24", "accept_hours: many", "should be a whole number and is \"many\"" },
        { "words where a time belongs", "closes: \"17:30\"", "closes: half past five", "\"closes\" should be a time of 24 hours such as \"17:30\" and is \"half past five\"" },
        { "a time that there isn't", "closes: \"17:30\"", "closes: \"25:00\"", "\"closes\" should be a time of 24 hours such as \"17:30\" and is \"25:00\"" },
        { "a word where persons belong", "persons: [5554,", "persons: [many,", "should list whole numbers and holds \"many\"" },
        { "too few persons", "persons: [5554, ", "persons: [", "holds 5 numbers and there are 6 age bands" },
        { "ages that overlap", "[0-4, 5-9,", "[0-5, 5-9,", "should rise and not overlap" },
        { "a kind of area that there isn't", "name: Ashmere }", "name: Ashmere, tier: parish }", "\"tier\" is \"parish\", which is not one of: county, unitary, district" },
        { "a word where yes or no belongs", "demo: true", "demo: perhaps", "line 4: \"demo\" should be true or false and is \"perhaps\"" },
        { "a country that has other laws", "jurisdiction: england", "jurisdiction: narnia", "line 6: \"jurisdiction\" is \"narnia\", which is not one of: england, wales" },
        { "an area in one that there isn't", "name: Ashmere }", "name: Ashmere, within: narnia }", "\"ashmere\" lies within \"narnia\", which is not an area" },
        { "an area within itself", "name: Ashmere }", "name: Ashmere, within: ashmere }", "\"ashmere\" lies within itself" },
        { "a hand-over to nobody", "  - { decision: early-help, to: [csc, stepping-stones, education, yjs], level: early }\n", "", "\"early-help\" hands over to a team, and no pathway says to which agencies here" },
        { "a hand-over to a stranger", "decision: family-help, to: [csc]", "decision: family-help, to: [narnia]", "\"narnia\" is not an agency of this partnership" },
        { "a level that there isn't", "to: [csc], level: targeted", "to: [csc], level: nine", "\"level\" is \"nine\", which is not one of: early, targeted, protection" },
        { "a clock that nothing asks for", "levels:\n", "clocks:\n  - { code: tea, period_kind: hours, count: 1, in_force_from: 2026-01-01, source: x, last_checked: 2026-01-01 }\nlevels:\n", "\"code\" is \"tea\", which is not one of: concern.decision" },
        { "a clock of weeks", "levels:\n", "clocks:\n  - { code: concern.decision, period_kind: weeks, count: 1, in_force_from: 2026-01-01, source: x, last_checked: 2026-01-01 }\nlevels:\n", "\"period_kind\" is \"weeks\", which is not one of: calendar_days, working_days" },
        { "a way of asking that there isn't", "asked_by: team", "asked_by: pupil", "\"asked_by\" is \"pupil\", which is not one of: agency, team" },
        { "asked by team, and no team", "    asked_by: team\n", "    asked_by: team\n    teams: []\n  - code: schools\n    name: Schools\n    kind: education\n", "\"education\" is asked by team and names no team" },
        { "a name where the code belongs", "code: merrowshire\n", "code: West Sussex\n", "line 2: \"code\" should be 1 to 64 of a-z, 0-9, '.', '-' and '_', such as west-sussex, and is \"West Sussex\"" },
        { "two doors with one code", "  - code: adults\n", "  - code: hub\n", "the code \"hub\" stands there twice under \"front_doors\"" },
        { "two agencies with one code", "  - code: asc\n", "  - code: csc\n", "the code \"csc\" stands there twice under \"agencies\"" },
        { "two teams with one code", "{ code: exploitation, words", "{ code: hub, words", "the code \"hub\" stands there twice under \"teams\"" },
        { "a role that there isn't", "levels:\n", "pointers:\n  roles: [hub_officer, wizard]\n  contact: The hub\nlevels:\n", "\"roles\" names \"wizard\", which is not a role of abilities.yaml: " },
        { "a guardian's address cut short", "grace.okafor@merrowshire.example", "grace.okafor@merrowshire", "\"identity_guardians\" should list e-mail addresses such as owen.marsh@merrowshire.example, and holds \"grace.okafor@merrowshire\"" },
        { "a rota of names", "dana.whitlock@merrowshire.example", "Dana Whitlock", "\"emergency_rota\" should list e-mail addresses such as owen.marsh@merrowshire.example, and holds \"Dana Whitlock\"" },
        { "a panel without a name", "panel: Merrowshire Exploitation Panel", "panel: \"\"", "\"panel\" is missing or empty" },
        { "a name for a role that there isn't", "  panel_chair: Chair", "  panel_wizard: Chair", "\"panel_wizard\" is not a role of abilities.yaml: hub_officer, hub_manager" },
        { "a role that is called nothing", "  panel_chair: Chair of the Merrowshire Exploitation Panel", "  panel_chair: \"\"", "\"panel_chair\" should be what that role is called here, and is empty" },
        { "an out-of-hours number that is empty", "out_of_hours: \"01632 960199\" }", "out_of_hours: \"\" }", "\"out_of_hours\" is missing or empty" },
        { "an area twice", "{ code: thornbeck, name: Thornbeck", "{ code: ashmere, name: Thornbeck", "the code \"ashmere\" stands there twice" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Is_refused_with_file_line_and_reason(string what, string from, string to, string says)
    {
        using var config = new ConfigCopy();
        var text = (await File.ReadAllTextAsync(config.File)).ReplaceLineEndings("\n");
        text.ShouldContain(from, customMessage: what);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        await File.WriteAllTextAsync(config.File, text[..at] + to + text[(at + from.Length)..]);
        var ended = await Printed.By(["partnership", "check", config.File]);
        ended.Code.ShouldBe(2, what + ended.Out + ended.Error);
        ended.Error.ShouldContain("merrowshire.yaml, line ", customMessage: what);
        ended.Error.ShouldContain(says, customMessage: what);
        ended.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("words/en/home.yaml", "title: \"Worried about somebody?\"", "title: \"Worried about somebody?", "home.yaml, line ")]
    [InlineData("words/en/home.yaml", "title: \"Worried about somebody?\"", "title: [Worried, about]", "home.yaml, line 2: \"title\" should be a single value")]
    [InlineData("words/en/home.yaml", "title: \"Worried about somebody?\"", "title: \"\"", "home.yaml, line 2: \"title\" is missing or empty")]
    [InlineData("words/en/home.yaml", "title: \"Worried about somebody?\"", "title: \"Ring {nobody}\"", "home.yaml, line 2: \"title\" holds {nobody}, which nothing fills. Known: ")]
    [InlineData("words/en/home.yaml", "title: \"Worried about somebody?\"", "{hub}: \"Worried about somebody?\"", "home.yaml, line 2: a name should be a single value")]
    [InlineData("language.yaml", "wordings:\n", "wordings:\n  - { prefer: nothing }\n", "language.yaml, line 5: \"avoid\" should list at least one phrase")]
    public async Task Words_that_cannot_be_shown_are_refused_before_a_page_is_asked_for(string file, string from, string to, string says)
    {
        using var config = new ConfigCopy();
        var broken = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(config.File)!, "..", file));
        var text = (await File.ReadAllTextAsync(broken)).ReplaceLineEndings("\n");
        text.ShouldContain(from);
        await File.WriteAllTextAsync(broken, text.Replace(from, to, StringComparison.Ordinal));
        var ended = await Printed.By(["partnership", "check", config.File]);
        ended.Code.ShouldBe(2, ended.Out + ended.Error);
        ended.Error.ShouldContain(says);
        ended.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Words_that_are_not_there_are_refused_by_the_check_and_at_a_start_before_anything_is_made()
    {
        WordShelf.Pages.ShouldBe(Directory.EnumerateFiles(RunningBreakwater.Config("words/en"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!), ignoreOrder: true);
        await using var place = await Place.On(Database.Sqlite);
        using var config = new ConfigCopy();
        File.Delete(Path.Combine(Path.GetDirectoryName(config.File)!, "../words/en/reply.yaml"));
        foreach (var ended in new[] { await Printed.By(["partnership", "check", config.File]), await Place.Run(["serve", "--partnership", config.File, .. place.Told]) })
        {
            ended.Code.ShouldBe(2, ended.Out + ended.Error);
            ended.Error.ShouldContain("reply.yaml: there is no such file");
        }
        Directory.Exists(place.Data).ShouldBeFalse();
        Directory.Exists(place.Keys).ShouldBeFalse();
    }

    [Theory, InlineData(""), InlineData("- one\n- two\n"), InlineData("just words\n"), InlineData("\0\u0001\u0002")]
    public async Task A_file_that_is_something_else_is_refused(string content)
    {
        using var config = new ConfigCopy();
        await File.WriteAllTextAsync(config.File, content);
        var ended = await Printed.By(["partnership", "check", config.File]);
        ended.Code.ShouldBe(2, ended.Out + ended.Error);
        ended.Error.ShouldContain("merrowshire.yaml, line 1");
        ended.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_missing_file_is_named_at_start_and_nothing_is_made()
    {
        await using var place = await Place.On(Database.Sqlite);
        var ended = await Place.Run(["serve", "--partnership", "/nowhere/nobody.yaml", .. place.Told]);
        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("/nowhere/nobody.yaml: there is no such file");
        Directory.Exists(place.Data).ShouldBeFalse();
        Directory.Exists(place.Keys).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_with_what_to_do()
    {
        // There, and whoever reads it from its beginning is refused, root too.
        var ended = await Printed.By(["partnership", "check", "/proc/self/mem"]);
        ended.Code.ShouldBe(2, ended.Out + ended.Error);
        ended.Error.ShouldContain("/proc/self/mem: it can't be read. Make it readable");
    }

    [Fact]
    public async Task A_calendar_that_ends_is_told_with_the_file_to_replace()
    {
        using var config = new ConfigCopy();
        var calendar = Path.Combine(Path.GetDirectoryName(config.File)!, "../calendars/england-and-wales.yaml");
        var text = (await File.ReadAllTextAsync(calendar)).ReplaceLineEndings("\n");
        await File.WriteAllTextAsync(calendar, text[..text.IndexOf("  - year: 2026\n", StringComparison.Ordinal)]);
        var ended = await Printed.By(["partnership", "check", config.File]);
        ended.Code.ShouldBe(0, ended.Error);
        ended.Out.ShouldContain("THE CALENDAR ENDS: \"Bank holidays in England and Wales\" holds no year after 2025");
        ended.Out.ShouldContain("config/calendars/england-and-wales.yaml");
    }

    [Fact]
    public async Task A_file_in_order_is_told_so()
    {
        using var config = new ConfigCopy();
        var ended = await Place.Run("partnership", "check", config.File);
        ended.Code.ShouldBe(0, ended.Error);
        ended.Out.ShouldContain("is in order: Merrowshire Safeguarding Partnership");
        ended.Out.ShouldContain("called here: hub \"Safeguarding Hub\"; panel \"Merrowshire Exploitation Panel\"; levels \"Level 2, early help\", ");
        ended.Out.ShouldContain("panel_chair \"Chair of the Merrowshire Exploitation Panel\"");
    }

    [Fact]
    public async Task The_examples_state_their_population_and_it_comes_out_as_denominators()
    {
        foreach (var (name, area, children) in new[] { ("west-sussex", "E07000226", 28_844), ("staffordshire", "E06000021", 60_165) })
        {
            var file = RunningBreakwater.Config($"partnerships/{name}.yaml");
            var check = (await Printed.By(["partnership", "check", file])).Out;
            check.ShouldContain("population of 2023 by 6 age bands");
            check.ShouldContain("no panel named; levels \"Child protection (Children Act 1989, section 47)\"");
            (await Printed.By(["partnership", "population", file])).Out.ShouldContain($"{area},2023,{children}");
        }
    }

    [Fact]
    public async Task Without_a_population_the_check_says_what_to_fill_in_and_no_denominator_comes_out()
    {
        using var config = new ConfigCopy();
        var text = (await File.ReadAllTextAsync(config.File)).ReplaceLineEndings("\n");
        var (from, to) = (text.IndexOf("population:\n", StringComparison.Ordinal), text.IndexOf("agencies:\n", StringComparison.Ordinal));
        await File.WriteAllTextAsync(config.File, text[..from] + text[to..]);
        var check = await Printed.By(["partnership", "check", config.File]);
        check.Code.ShouldBe(0, "a partnership may start without");
        check.Out.ShouldContain("NO POPULATION is stated, so no rate can be worked out. Add \"population\"");
        var refused = await Printed.By(["partnership", "population", config.File]);
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("states no population, so no rate can be worked out. Add \"population\"");
        var uneven = await Printed.By(["partnership", "population", RunningBreakwater.Config("partnerships/merrowshire.yaml"), "--ages", "0-16"]);
        uneven.Error.ShouldContain("don't make up ages 0-16");
    }
}
