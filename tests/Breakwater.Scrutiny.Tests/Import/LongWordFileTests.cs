using System.Text;
using Breakwater.Scrutiny.Import;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>A council's longest pack. How long it takes is measured by <c>bench/web -- committees</c>.</summary>
public class LongWordFileTests
{
    [Fact]
    public void Two_hundred_pages_are_read_whole()
    {
        var body = new StringBuilder(Papers.Paragraph("Minutes of the Community Scrutiny Committee held on 4 June 2024")).Append(Papers.Paragraph("Present: Councillor Alder Marsh"));
        for (var item = 0; item < 200; item++)
        {
            body.Append(Papers.Paragraph("COUNTY LINES IN MERROWSHIRE", "1"));
            for (var paragraph = 0; paragraph < 8; paragraph++)
                body.Append(Papers.Paragraph("Petra Quill, Detective Superintendent, Merrowshire Police, explained that officers and schools meet each week. Members queried if this helped. The Superintendent replied that it did, and that 12 lines had been closed since June 2023.", "1", 1));
            body.Append(Papers.Paragraph("RESOLVED – That (1) the report be noted; and (2) the Chief Constable be asked to report in six months."));
        }

        var paper = ImportPaper.Read("minutes.docx", Papers.Word(body.ToString(), WordFilesTests.Numbering));
        paper.Items.Count.ShouldBe(200);
        paper.Resolutions.Count.ShouldBe(400);
        paper.QuestionAnswers.Count.ShouldBe(1600);
    }
}
