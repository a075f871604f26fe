using System.Text;
using System.Text.Json;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Kinds;
using Breakwater.Scrutiny.Import.Minutes;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>A page pasted from ModernGov: one agenda item with its minutes.</summary>
public class AgendaItemPageTests
{
    private readonly ImportedPaper paper = Papers.Read("agenda-item.txt");

    [Fact]
    public void Everything_on_the_page_is_counted()
    {
        var counts = PaperCounts.Of(paper);
        paper.Kind.ShouldBe(PaperKind.AgendaItem);
        counts["items"].ShouldBe(1);
        counts["numberedParagraphs"].ShouldBe(7);
        counts["unnumberedParagraphs"].ShouldBe(1);
        counts["comments"].ShouldBe(5);
        counts["commentRequests"].ShouldBe(1);
        counts["resolutions"].ShouldBe(7);
        counts["requests"].ShouldBe(8);
        counts["commendations"].ShouldBe(2);
        counts["witnesses"].ShouldBe(5);
        counts["authors"].ShouldBe(1);
        counts["actions"].ShouldBe(1);
        counts["unplacedLines"].ShouldBe(0);
    }

    [Fact]
    public void The_item_takes_its_number_from_its_minutes_and_keeps_what_is_asked()
    {
        var item = paper.Items.ShouldHaveSingleItem();
        item.Number.ShouldBe("88");
        item.Title.ShouldBe("Keeping Children out of County Lines");
        item.Asks.Count.ShouldBe(2);
        paper.Authors[0].Name.ShouldBe("Rowan Ashdown");
        paper.Authors[0].Acting.ShouldBeTrue();
    }

    [Fact]
    public void A_sentence_broken_over_two_paragraphs_is_joined()
    {
        var paragraph = paper.Paragraphs.Single(one => one.Number == "88.2");
        paragraph.Text.ShouldStartWith("Tamsin Orchard, Exploitation Lead, introduced the report with a presentation");
        paragraph.Kind.ShouldBe(ParagraphKind.Presentation);
    }

    [Fact]
    public void Witnesses_keep_role_and_organisation_and_nothing_is_made_up_where_none_is_named()
    {
        paper.Witnesses.Select(one => (one.Speaker.Name, one.Speaker.Role, one.Speaker.Organisation)).ShouldBe(
        [
            ("Tamsin Orchard", "Exploitation Lead", null),
            ("Petra Quill", "Detective Superintendent", "Merrowshire Police"),
            ("Owen Larkspur", "Community Safety Manager", "Ashmere District Council"),
            ("Bryony Fell", "Youth Justice Service Manager", null),
            ("Idris Vance", "Development Manager", "Harbour Light Trust"),
        ]);
    }

    [Fact]
    public void Compound_resolutions_are_split_and_each_part_has_those_who_must_act()
    {
        var parts = paper.Resolutions.SelectMany(one => one.Atoms).ToDictionary(one => one.Id);
        parts.Keys.ShouldBe(["1", "2", "3", "4a", "4b", "5a", "5b", "6a", "6b", "7"]);
        parts["1"].Addressees.Select(one => (one.Name, one.Onward)).ShouldBe([("Cabinet Member", false), ("Cabinet", true)]);
        parts["3"].Addressees.ShouldBeEmpty();
        parts["3"].Warnings.ShouldContain(warning => warning.StartsWith("no addressee"));
        parts["3"].Links.ShouldHaveSingleItem().To.ShouldBe("2");
        parts["4b"].Addressees.ShouldHaveSingleItem().Name.ShouldBe("districts & boroughs");
        parts["7"].Addressees.ShouldHaveSingleItem().Kind.ShouldBe("districts");
        paper.Resolutions[5].Kind.ShouldBe("mixed");
    }

    [Fact]
    public void What_is_unsure_is_asked()
    {
        paper.Uncertain.ShouldContain(doubt => doubt.Question.Contains("kept as one request"));
        paper.Uncertain.ShouldContain(doubt => doubt.Question.Contains("name the body"));
    }

    [Fact]
    public void Plain_and_non_breaking_spaces_give_the_same()
    {
        var plain = Papers.ReadText(Papers.Text("agenda-item.txt").Replace('\u00A0', ' '));
        WithoutPlaces(plain).ShouldBe(WithoutPlaces(Papers.ReadText(Papers.Text("agenda-item.txt"))));
    }

    // The file's hash and length differ; everything that was found must not.
    private static string WithoutPlaces(ImportedPaper paper)
    {
        using var json = JsonDocument.Parse(PaperJson.Write(paper));
        var shape = new StringBuilder();
        foreach (var part in json.RootElement.EnumerateObject().Where(part => part.Name != "file"))
            shape.Append(part.Name).Append(part.Value.GetRawText());
        return shape.ToString();
    }
}
