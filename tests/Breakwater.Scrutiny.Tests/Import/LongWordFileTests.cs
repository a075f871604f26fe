using System.Text;
using Breakwater.Scrutiny.Import;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>
/// A council's longest pack. Counted in processor time and alone, because the clock on the wall also counts what else
/// the machine does.
/// </summary>
[CollectionDefinition("alone", DisableParallelization = true)]
[Collection("alone")]
public class LongWordFileTests
{
    [Fact]
    public void Two_hundred_pages_take_less_than_five_seconds_of_the_processor()
    {
        var body = new StringBuilder(Papers.Paragraph("Minutes of the Community Scrutiny Committee held on 4 June 2024")).Append(Papers.Paragraph("Present: Councillor Alder Marsh"));
        for (var item = 0; item < 200; item++)
        {
            body.Append(Papers.Paragraph("COUNTY LINES IN MERROWSHIRE", "1"));
            for (var paragraph = 0; paragraph < 8; paragraph++)
                body.Append(Papers.Paragraph("Petra Quill, Detective Superintendent, Merrowshire Police, explained that officers and schools meet each week. Members queried if this helped. The Superintendent replied that it did, and that 12 lines had been closed since June 2023.", "1", 1));
            body.Append(Papers.Paragraph("RESOLVED – That (1) the report be noted; and (2) the Chief Constable be asked to report in six months."));
        }

        var word = Papers.Word(body.ToString(), WordFilesTests.Numbering);
        var before = Environment.CpuUsage.TotalTime;
        var paper = ImportPaper.Read("minutes.docx", word);
        (Environment.CpuUsage.TotalTime - before).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        paper.Items.Count.ShouldBe(200);
        paper.Resolutions.Count.ShouldBe(400);
        paper.QuestionAnswers.Count.ShouldBe(1600);
    }
}
