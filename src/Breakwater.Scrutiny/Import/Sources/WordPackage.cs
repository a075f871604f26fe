using System.IO.Compression;
using System.Xml;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// A Word file opened with care: each part is unpacked under a cap counted while reading (the sizes that a zip
/// declares may lie), and its XML may declare no document type, so no entity can grow or reach outside.
/// </summary>
internal sealed class WordPackage : IDisposable
{
    private readonly ZipArchive zip;

    private WordPackage(ZipArchive zip) => this.zip = zip;

    public static WordPackage Open(byte[] bytes)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > ImportLimits.Parts)
                throw new ImportRefusedException(RefusalReason.ZipBomb, "The file holds far too many parts for a Word document and was not opened.");
        }
        catch (InvalidDataException)
        {
            throw new ImportRefusedException(RefusalReason.Damaged, "The Word file is damaged or was cut while downloading. Please fetch it again.");
        }

        var package = new WordPackage(archive);
        package.MustBeWord();
        return package;
    }

    private void MustBeWord()
    {
        var unpacked = zip.Entries.Sum(entry => (double)entry.Length);
        var packed = Math.Max(1, zip.Entries.Sum(entry => (double)entry.CompressedLength));
        if (unpacked > ImportLimits.UnpackedPartBytes * 2d || (unpacked > 1024 * 1024 && unpacked / packed > ImportLimits.UnpackedRatio))
            throw ZipBomb();
        if (zip.GetEntry("word/document.xml") is not null)
            return;
        var kind = zip.GetEntry("xl/workbook.xml") is not null ? "a spreadsheet"
            : zip.GetEntry("ppt/presentation.xml") is not null ? "a slide show"
            : zip.GetEntry("content.xml") is not null ? "an OpenDocument file"
            : "a zip file";
        throw new ImportRefusedException(RefusalReason.WrongFormat, $"This is {kind}, not a Word document. Please save the paper as .docx and try again.");
    }

    /// <summary>The part's XML, or null where the document has no such part.</summary>
    public XmlReader? Part(string name)
    {
        if (zip.GetEntry(name) is not { } entry)
            return null;
        if (entry.IsEncrypted)
            throw new ImportRefusedException(RefusalReason.PasswordProtected, "The file is protected by a password. Please remove it and try again.");
        using var packed = entry.Open();
        var unpacked = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > ImportLimits.UnpackedPartBytes
                || (unpacked.Length > 1024 * 1024 && unpacked.Length / Math.Max(1, entry.CompressedLength) > ImportLimits.UnpackedRatio))
            {
                throw ZipBomb();
            }
        }

        unpacked.Position = 0;
        return XmlReader.Create(unpacked, SafeXml.Settings);
    }

    public bool Has(string name) => zip.GetEntry(name) is not null;

    public void Dispose() => zip.Dispose();

    private static ImportRefusedException ZipBomb() =>
        new(RefusalReason.ZipBomb, "The file unpacks to far more than a paper ever holds and was not opened.");
}
