using Breakwater.Scrutiny.Import;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>Word files, whose numbers stand in numbering.xml and not in the text.</summary>
public class WordFilesTests
{
    // Level 1 "88", level 2 "88.1", as a minute template has it; list 2 is plain "1.", list 3 a bullet.
    internal const string Numbering =
        """
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="88"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
        """;

    [Fact]
    public void Numbers_that_word_counts_are_counted_here()
    {
        var paper = ImportPaper.Read("minutes.docx", Papers.Word(
            Papers.Paragraph("Minutes of the Community Scrutiny Committee held on 4 June 2024")
            + Papers.Paragraph("Present: Councillor Alder Marsh")
            + Papers.Paragraph("COUNTY LINES", "1")
            + Papers.Paragraph("The Committee considered the report.", "1", 1)
            + Papers.Paragraph("The Committee made a number of comments:", "1", 1)
            + Papers.Paragraph("Welcomed the new team.", "3")
            + Papers.Paragraph("Was concerned about Dunley.", "3")
            + Papers.Paragraph("RESOLVED: That")
            + Papers.Paragraph("the Chief Constable be asked to:", "2")
            + Papers.Paragraph("attend the next meeting; and", "2", 1)
            + Papers.Paragraph("bring figures.", "2", 1)
            + Papers.Paragraph("the report be noted.", "2"),
            Numbering));
        paper.Items.ShouldHaveSingleItem().Number.ShouldBe("88");
        paper.Paragraphs.Select(one => one.Number).ShouldBe(["88.1", "88.2"]);
        paper.Comments.Select(one => one.Kind).ShouldBe(["commendation", "concern"]);
        paper.Resolutions.Select(one => one.Number).ShouldBe(["1", "2"]);
        paper.Resolutions[0].Atoms.Select(atom => atom.Id).ShouldBe(["1a", "1b"]);
        paper.Resolutions[0].Entries.Select(entry => entry.Marker).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_number_may_come_from_the_style()
    {
        var paper = ImportPaper.Read("minutes.docx", Papers.Word(
            "<w:p><w:pPr><w:pStyle w:val=\"Item\"/></w:pPr><w:r><w:t>COUNTY LINES</w:t></w:r></w:p><w:p><w:r><w:t>RESOLVED: That the report be noted.</w:t></w:r></w:p>",
            Numbering,
            "<w:style w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"Item\"><w:basedOn w:val=\"Base\"/></w:style>"));
        paper.Items.ShouldHaveSingleItem().Number.ShouldBe("88");
    }

    [Fact]
    public void Table_cells_are_parted_and_tracked_deletions_left_out_and_said()
    {
        var paper = ImportPaper.Read("report.docx", Papers.Word(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Report of:</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Strategic Director</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            + Papers.Paragraph("OUTREACH IN DUNLEY")
            + Papers.Paragraph("1 Purpose of Report")
            + "<w:p><w:r><w:t xml:space=\"preserve\">1.1 To report </w:t></w:r><w:del><w:r><w:delText>secretly</w:delText></w:r></w:del><w:r><w:t>progress.</w:t></w:r></w:p>"
            + Papers.Paragraph("2 Recommendations")
            + Papers.Paragraph("That the report be noted.")));
        paper.HeaderFields.ShouldHaveSingleItem().Value.ShouldBe("Strategic Director");
        paper.Paragraphs.ShouldHaveSingleItem().Text.ShouldBe("To report progress.");
        paper.File.Notes.ShouldContain(note => note.Contains("tracked deletions"));
    }
}
