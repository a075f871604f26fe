using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Kinds;
using Breakwater.Scrutiny.Import.Minutes;
using Breakwater.Scrutiny.Import.Resolutions;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>A committee's final report on a review.</summary>
public class ReviewReportTests
{
    private readonly ImportedPaper paper = Papers.Read("review-report.txt");

    [Fact]
    public void Everything_in_the_report_is_counted()
    {
        var counts = PaperCounts.Of(paper);
        paper.Kind.ShouldBe(PaperKind.Report);
        counts["headerFields"].ShouldBe(4);
        counts["recommendations"].ShouldBe(3);
        counts["scopingQuestions"].ShouldBe(3);
        counts["detailParagraphs"].ShouldBe(13);
        counts["unnumberedParagraphs"].ShouldBe(1);
        paper.Presentations.Select(talk => talk.Bullets.Count).ShouldBe([7, 13]);
        counts["statements"].ShouldBe(1);
        counts["implications"].ShouldBe(9);
        counts["emptySections"].ShouldBe(3);
        counts["unplacedLines"].ShouldBe(0);
    }

    [Fact]
    public void A_header_field_wrapped_over_three_lines_is_one_value()
    {
        paper.HeaderFields.Select(field => (field.Label, field.Value)).ShouldBe(
        [
            ("Report of", "Strategic Director"),
            ("Contact Officer", "Hazel Brook"),
            ("Telephone No", "Ext 2217"),
            ("Report Track", "Community Scrutiny C'ttee: 12/03/24"),
        ]);
        paper.Body.ShouldBe("COMMUNITY SCRUTINY COMMITTEE");
        paper.Date!.From.ShouldBe(new DateOnly(2024, 3, 12));
        paper.Items.ShouldHaveSingleItem().Number.ShouldBe("7");
    }

    [Fact]
    public void Questions_are_paired_with_their_answers_and_the_answerer_is_kept_or_left_open()
    {
        paper.QuestionAnswers.Select(pair => (pair.Paragraph, pair.Answerer)).ShouldBe(
        [
            ("5.5", null),
            ("5.6", "Chief Inspector Thorne"),
            ("5.7", null),
            ("5.9", "Chief Inspector Thorne"),
            ("5.12", null),
        ]);
        paper.Paragraphs.Single(one => one.Number == "5.13").Kind.ShouldBe(ParagraphKind.Statement);
    }

    [Fact]
    public void Letters_go_to_those_named_and_wait_for_what_they_wait_for()
    {
        var letters = paper.Resolutions.SelectMany(one => one.Atoms).Where(atom => atom.Kind == AtomKind.Letter).ToList();
        letters.Select(letter => letter.Addressees.ShouldHaveSingleItem().Kind).ShouldBe(["government", "commissioner"]);
        letters[1].Links.ShouldContain(link => link.Kind == "condition" && link.To == "once finalised");
        paper.Resolutions[0].Kind.ShouldBe("decision");
        paper.Resolutions.ShouldAllBe(one => one.Form == ResolutionForm.Recommended);
    }

    [Fact]
    public void Scoping_questions_know_whom_they_were_put_to()
    {
        paper.ScopingQuestions.Select(question => question.Letter).ShouldBe(["a", "b", "c"]);
        paper.ScopingQuestions[1].To.ShouldBe(["Merrowshire Police", "Merrowshire County Council"]);
    }

    [Fact]
    public void Page_marks_and_the_stray_cell_never_reach_the_text_and_are_not_lost()
    {
        paper.RunningHeads.Count.ShouldBe(3);
        paper.SetAside.ShouldContain(line => line.Text == "Previ");
        paper.Paragraphs.ShouldNotContain(one => one.Text.Contains("ITEM NO."));
    }

    [Fact]
    public void Dates_keep_how_exactly_they_were_written()
    {
        paper.Dates.ShouldContain(date => date.Text == "June 2023" && date.Precision == DatePrecision.Month);
        paper.Dates.ShouldContain(date => date.Text == "2023/24" && date.Precision == DatePrecision.MunicipalYear && date.From == new DateOnly(2023, 5, 1));
    }

    [Fact]
    public void What_could_do_harm_in_public_is_marked()
    {
        paper.Safety.Count(mark => mark.Kind == "operationName").ShouldBe(3);
        paper.Safety.ShouldContain(mark => mark.Kind == "smallCount");
        paper.Safety.ShouldContain(mark => mark.Kind == "caseStudy");
        // An officer who speaks for a council is no member of the public.
        paper.Safety.ShouldNotContain(mark => mark.Text.Contains("Grey"));
    }
}
