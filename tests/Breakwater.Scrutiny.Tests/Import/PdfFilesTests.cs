using System.Globalization;
using System.Text;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>PDF files by pdftotext; where it isn't installed, the message says so.</summary>
public class PdfFilesTests
{
    [Fact]
    public void Minutes_in_a_pdf_are_read_or_the_missing_tool_is_named()
    {
        var pdf = Pdf(["Minutes of the Community Scrutiny Committee held on 4 June 2024", "", "Present: Councillor Alder Marsh", "", "12. COUNTY LINES", "", "RESOLVED: That the Chief Constable be asked to attend the next meeting."]);
        try
        {
            var paper = ImportPaper.Read("minutes.pdf", pdf);
            paper.File.Format.ShouldBe(FileFormat.Pdf);
            paper.Resolutions.ShouldHaveSingleItem().Requests.ShouldHaveSingleItem().Addressees.ShouldHaveSingleItem().Name.ShouldBe("Chief Constable");
        }
        catch (ImportRefusedException refusal)
        {
            refusal.Reason.ShouldBe(RefusalReason.ToolMissing);
            refusal.Message.ShouldContain("poppler-utils");
        }
    }

    [Fact]
    public void A_scanned_page_is_turned_away() =>
        Papers.Refused("scan.pdf", Pdf([])).ShouldBeOneOf(RefusalReason.Scanned, RefusalReason.ToolMissing);

    // The smallest PDF that holds these lines.
    private static byte[] Pdf(IReadOnlyList<string> lines)
    {
        var content = "BT /F1 11 Tf 40 800 Td 16 TL " + string.Concat(lines.Select(line => $"({line}) Tj T* ")) + "ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var at = 0; at < objects.Length; at++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{objects[at]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append("xref\n0 6\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
