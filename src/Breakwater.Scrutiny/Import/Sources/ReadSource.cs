namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>From bytes to running text, whatever the format; refuses what can't or must not be read.</summary>
public static class ReadSource
{
    public static SourceText Read(string fileName, byte[] bytes)
    {
        if (bytes.Length > ImportLimits.FileBytes)
            throw TooLarge(bytes.Length);
        var format = DetectFormat.Of(bytes, fileName);
        var source = format switch
        {
            FileFormat.Docx => ReadDocx.Read(bytes),
            FileFormat.Pdf => ReadPdf.Read(bytes),
            _ => Characters(bytes, format),
        };
        if (!source.Running.Text.Any(char.IsLetter))
            throw new ImportRefusedException(RefusalReason.Empty, "The file holds no words. Please check that it is the right one.");
        if (DetectFormat.Named(fileName) is { } named && named != format)
            source = source with { Notes = [.. source.Notes, $"The name says {Name(named)} but the file is {Name(format)}; it was read as {Name(format)}."] };
        return source;
    }

    /// <summary>For callers that know the size before they hold the bytes.</summary>
    public static ImportRefusedException TooLarge(long bytes) => new(
        RefusalReason.TooLarge,
        $"The file is {bytes / 1024d / 1024d:0} MB; a paper may have at most {ImportLimits.FileBytes / 1024 / 1024} MB. Please import its parts one by one.");

    private static SourceText Characters(byte[] bytes, FileFormat format)
    {
        var decoded = DecodeText.Read(bytes);
        var strange = decoded.Text.AsSpan(0, Math.Min(20_000, decoded.Text.Length)).ToArray().Count(character => char.IsControl(character) && character is not ('\r' or '\n' or '\t' or '\f' or '\u0085'));
        if (strange > 20)
            throw new ImportRefusedException(RefusalReason.WrongFormat, "This is not a text file. Papers can be read as text, HTML, .docx, PDF or ModernGov XML.");
        if (decoded.Text.Length > ImportLimits.Characters)
            throw TooLarge(bytes.Length);
        var (running, furniture) = format switch
        {
            FileFormat.Html => ReadHtml.Page(MappedText.Of(decoded.Text)),
            FileFormat.ModernGovXml => (ReadModernGovXml.Read(decoded.Text), []),
            _ => (MappedText.Of(decoded.Text), []),
        };
        var notes = decoded.Notes.ToList();
        if (decoded.Text.Contains("â€", StringComparison.Ordinal) || decoded.Text.Contains("Â£", StringComparison.Ordinal))
            notes.Add("Some characters were garbled before they reached us (for example â€™ for an apostrophe). Please check quotation marks and dashes.");
        if (format == FileFormat.Html && decoded.Text.Contains("<html", StringComparison.OrdinalIgnoreCase) && !decoded.Text.Contains("</html", StringComparison.OrdinalIgnoreCase))
            notes.Add("The web page has no end: it seems to have been cut while it was saved.");
        return new SourceText
        {
            Format = format,
            Running = running,
            Original = decoded.Text,
            CountsIn = "file",
            Encoding = decoded.Encoding,
            Notes = notes,
            Furniture = furniture,
        };
    }

    private static string Name(FileFormat format) => format switch
    {
        FileFormat.Docx => "a Word document",
        FileFormat.Pdf => "a PDF",
        FileFormat.Html => "a web page",
        FileFormat.ModernGovXml => "XML",
        _ => "plain text",
    };
}
