using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>A copy as a Word file: the marking stands in the header and the footer of each page.</summary>
public static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Of(RecordCopy copy) => Of(copy.Title, copy.Parts, copy.Marking);

    /// <param name="title">Stands large at the top.</param>
    /// <param name="parts">Headings with their paragraphs.</param>
    /// <param name="marking">Stands in the header and the footer of each page.</param>
    public static byte[] Of(string title, IReadOnlyList<CopyPart> parts, string marking)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var body = new Body();
            main.Document = new Document(body);
            body.Append(Line(title, 36, bold: true));
            foreach (var part in parts)
            {
                if (part.Heading.Length > 0) body.Append(Line(part.Heading, 26, bold: true));
                foreach (var paragraph in part.Paragraphs.SelectMany(p => p.ReplaceLineEndings("\n").Split('\n'))) body.Append(Line(paragraph, 22));
            }
            body.Append(Marked(main, marking));
            main.Document.Save();
        }
        return stream.ToArray();
    }

    private static SectionProperties Marked(MainDocumentPart main, string marking)
    {
        var (head, foot) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<FooterPart>());
        head.Header = new Header(Line(marking, 18, bold: true));
        foot.Footer = new Footer(Line(marking, 18));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(head) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) });
    }

    // Sizes are half points. Characters that XML can't hold would make the file fail; a pair of surrogates is one character.
    private static Paragraph Line(string text, int size, bool bold = false)
    {
        var look = new RunProperties();
        if (bold) look.Append(new Bold());
        look.Append(new FontSize { Val = size.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new Paragraph(new Run(look, new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static string Writable(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) kept.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]) && !char.IsControl(text[i])) kept.Append(text[i]);
        }
        return kept.ToString();
    }
}
