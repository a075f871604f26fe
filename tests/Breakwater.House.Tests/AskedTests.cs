namespace Breakwater.House.Tests;

/// <summary>What was typed when a session ran out is shown under the questions of its page, so the list of them is the pages'.</summary>
public sealed class AskedTests
{
    private const string Pages = "src/Breakwater.Web/Pages", List = "src/Breakwater.Web/Words/asked.tsv";

    [Fact]
    public void The_list_of_questions_is_up_to_date()
    {
        var file = Path.Combine(Repository.Root, List);
        var now = AskedLines.Of(Repository.Sources(Pages, "*.cshtml").Concat(Repository.Sources(Pages, "*.cshtml.cs"))
            .ToDictionary(f => Repository.Short(f)[(Pages.Length + 1)..], f => File.ReadAllText(f).ReplaceLineEndings("\n"), StringComparer.Ordinal));
        if (Environment.GetEnvironmentVariable("BREAKWATER_WRITE_DOCS") == "1") File.WriteAllText(file, now);
        File.Exists(file).ShouldBeTrue($"{List} is missing.");
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(now, $"{List} is stale: run the house tests with BREAKWATER_WRITE_DOCS=1 and commit it.");
    }

    [Fact]
    public void A_line_is_what_stands_there_literally() => AskedLines.Of(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Letters/Open.cshtml"] = """
            @page "/letters/{id}"
            @{ ViewData["Title"] = "Letter " + Model.Reference; }
            <bw-input asp-for="In.Name" label="@(Model.Old ? "Their (old) name" : "Name")" />
            <bw-radios asp-for="In.Way" label="Which way?" items="Model.Ways" />
            <bw-checkboxes asp-for="In" label="Now" small="true">
              <bw-checkbox asp-for="In.Urgent" label="Urgent" />
            </bw-checkboxes>
            """,
        ["Letters/Open.cshtml.cs"] = """
            public IEnumerable<SelectListItem> Ways { get; } = [new("By post", nameof(Way.Post)), new("By hand", "hand")];
            """,
        ["Letters/New.cshtml"] = """
            @page
            @{ ViewData["Title"] = "A new letter"; }
            <bw-radios asp-for="Kind" label="@w["kind"]">
              <bw-radio value="@Kind.Long.ToString()" label="A long one"><bw-date asp-for="By" label="By when?" /></bw-radio>
              <bw-radio value="@kind" label="Another" />
            </bw-radios>
            """,
        ["Letters/_Why.cshtml"] = """
            <bw-textarea field="In.Why" holds="Model.In.Why" label="Why?" />
            <bw-input asp-for="In.What" label="What?" /><bw-input asp-for="In.What" label="What else?" />
            <label class="govuk-label" for="In_Team">To which team?</label><select id="In_Team" name="In.Team"></select>
            """,
        ["Shared/_Law.cshtml"] = """<bw-select field="@(Model.Prefix + "Basis")" holds="Model.Basis" label="Lawful basis" items="Model.Bases.Select(b => new SelectListItem(b.Words, b.Code))" />""",
    }).ShouldBe(string.Join('\n',
        "*\tBasis\t\tLawful basis",
        "/Letters/*\tIn.Team\t\tTo which team?", "/Letters/*\tIn.Why\t\tWhy?",
        "/Letters/New\t\t\tA new letter", "/Letters/New\tBy\t\tBy when?", "/Letters/New\tKind\tLong\tA long one",
        "/letters/*\tIn.Team\t\tTo which team?", "/letters/*\tIn.Why\t\tWhy?",
        "/letters/{id}\tIn\t\tNow", "/letters/{id}\tIn.Urgent\t\tNow", "/letters/{id}\tIn.Urgent\ttrue\tUrgent",
        "/letters/{id}\tIn.Way\t\tWhich way?", "/letters/{id}\tIn.Way\tPost\tBy post", "/letters/{id}\tIn.Way\thand\tBy hand", ""));
}
