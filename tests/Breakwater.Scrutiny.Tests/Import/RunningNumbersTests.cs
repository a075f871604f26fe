namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>Minutes whose paragraphs are numbered through ("27.", "28."), with bullets between them.</summary>
public class RunningNumbersTests
{
    [Fact]
    public void A_paragraph_that_follows_bullets_is_the_next_paragraph_not_one_more_bullet()
    {
        var paper = Papers.ReadText("""
            Agenda item

            How the Commissioner works against exploitation

            Minutes:

            27.     The Panel considered a report by the Commissioner.

            28.     The Chief Executive introduced the report and highlighted the following points:

            ·         It was now a strategic priority.

            ·         The Commissioner met the Chief Constable each month.

            29.      The Chairman recognised how serious the matter was.

            30.     The Panel raised the following issues with the Commissioner:

            ·         Asked whether young people trusted the police.

            31.     RESOLVED – That the Panel notes the report and asks that the Commissioner provide an update.
            """);
        paper.Paragraphs.Select(p => p.Number).ShouldBe(["27", "28", "29", "30"]);
        paper.Paragraphs[1].Entries.Count.ShouldBe(2);
        paper.Comments.ShouldHaveSingleItem();
        paper.Resolutions.ShouldHaveSingleItem().Requests.ShouldHaveSingleItem().Addressees.ShouldHaveSingleItem().Name.ShouldBe("Commissioner");
        paper.UnplacedLines.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_that_count_entries_stay_entries()
    {
        var paper = Papers.ReadText("Agenda item\n\nLines\n\nMinutes:\n\n1. The Panel asked for the following:\n\n1. Figures by district.\n\n2. Figures by age.\n\n3. A map.\n");
        paper.Paragraphs.ShouldHaveSingleItem().Entries.Count.ShouldBe(3);
    }

    [Fact]
    public void Officers_present_in_capitals_is_a_list_of_names_not_an_item()
    {
        var paper = Papers.ReadText("""
            Minutes of a meeting of the Children and Families Scrutiny Committee held on Monday, 25th March, 2024

            PRESENT

            Councillor A Amble (Chairman)

            OFFICERS PRESENT

            Niall Carrow – Director of Prevention

            56 DECLARATIONS OF INTEREST

            There were no declarations of interest.
            """);
        paper.Items.Select(i => i.Number).ShouldBe(["56"]);
        paper.Attendance.ShouldContain(a => a.Group == "officers" && a.Text.Contains("Niall Carrow"));
    }
}
