using System.IO.Compression;
using System.Text;
using Breakwater.Scrutiny.Import;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>Invented papers of Merrowshire, in the shapes that councils publish.</summary>
internal static class Papers
{
    public static byte[] Bytes(string fixture) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Import", "fixtures", fixture));

    public static string Text(string fixture) => Encoding.UTF8.GetString(Bytes(fixture));

    public static ImportedPaper Read(string fixture) => ImportPaper.Read(fixture, Bytes(fixture));

    public static ImportedPaper ReadText(string text) => ImportPaper.Read("paper.txt", Encoding.UTF8.GetBytes(text));

    public static RefusalReason Refused(string name, byte[] bytes)
    {
        var refusal = Should.Throw<ImportRefusedException>(() => ImportPaper.Read(name, bytes));
        refusal.Message.Length.ShouldBeGreaterThan(30);
        return refusal.Reason;
    }

    /// <summary>A Word file of these parts.</summary>
    public static byte[] Word(string body, string? numbering = null, string? styles = null)
    {
        const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        return Zip(
            ("word/document.xml", $"<?xml version=\"1.0\"?><w:document {Names}><w:body>{body}</w:body></w:document>"),
            ("word/numbering.xml", numbering is null ? null : $"<w:numbering {Names}>{numbering}</w:numbering>"),
            ("word/styles.xml", styles is null ? null : $"<w:styles {Names}>{styles}</w:styles>"));
    }

    public static byte[] Zip(params (string Name, string? Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                if (text is null)
                    continue;
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    public static string Paragraph(string text, string? numId = null, int level = 0) =>
        $"<w:p>{(numId is null ? "" : $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{numId}\"/></w:numPr></w:pPr>")}<w:r><w:t xml:space=\"preserve\">{System.Net.WebUtility.HtmlEncode(text)}</w:t></w:r></w:p>";
}
