using System.Text;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>Tells the format from the first bytes and turns away what is no paper.</summary>
public static class DetectFormat
{
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static FileFormat Of(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.Length == 0)
            throw new ImportRefusedException(RefusalReason.Empty, "The file is empty (0 bytes). Please save or download it again.");
        if (bytes.StartsWith("PK"u8))
            return FileFormat.Docx;
        if (bytes[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) >= 0)
            return FileFormat.Pdf;
        if (bytes.StartsWith(OldOffice))
            throw OldOfficeFile(bytes, fileName);
        if (bytes.StartsWith("{\\rtf"u8))
            throw new ImportRefusedException(RefusalReason.WrongFormat, "This is a Rich Text file. Please open it in Word and save it as .docx, then try again.");
        if (IsPicture(bytes))
            throw new ImportRefusedException(RefusalReason.WrongFormat, "This is a picture, not text. Please import the paper itself, or type its words.");
        return OfText(bytes);
    }

    /// <summary>What the name says the file is; null where the name says nothing.</summary>
    public static FileFormat? Named(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".TXT" or ".TEXT" or ".MD" => FileFormat.Text,
        ".HTML" or ".HTM" or ".ASPX" => FileFormat.Html,
        ".DOCX" or ".DOCM" => FileFormat.Docx,
        ".PDF" => FileFormat.Pdf,
        ".XML" => FileFormat.ModernGovXml,
        _ => null,
    };

    private static ImportRefusedException OldOfficeFile(ReadOnlySpan<byte> bytes, string fileName)
    {
        // Word wraps an encrypted .docx in the old container, with a stream of this name.
        var encrypted = bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            || bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptionInfo")) >= 0;
        return encrypted || Named(fileName) == FileFormat.Docx
            ? new ImportRefusedException(RefusalReason.PasswordProtected, "The Word file is protected by a password. Please remove the password in Word (File, Info, Protect Document) and try again.")
            : new ImportRefusedException(RefusalReason.WrongFormat, "This is an older Office file (.doc, .xls or .ppt). Please save it as .docx and try again.");
    }

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47 })
        || bytes.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF })
        || bytes.StartsWith("GIF8"u8)
        || bytes.StartsWith("II*\0"u8)
        || bytes.StartsWith("MM\0*"u8);

    private static FileFormat OfText(ReadOnlySpan<byte> bytes)
    {
        var start = DecodeText.Read(bytes[..Math.Min(4096, bytes.Length)]).Text.TrimStart();
        if (start.Contains("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || start.Contains("<html", StringComparison.OrdinalIgnoreCase))
            return FileFormat.Html;
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            return FileFormat.ModernGovXml;
        if (!start.StartsWith('<'))
            return FileFormat.Text;
        var name = new string([.. start.Skip(1).TakeWhile(char.IsLetter)]).ToUpperInvariant();
        return name is "MEETING" or "GETMEETINGS" or "GETMEETINGSBYDATE" or "COMMITTEES" or "ATTACHMENT" or "GETMEETING" or "SOAP" or "STRING"
            ? FileFormat.ModernGovXml
            : name.Length > 0 || start.StartsWith("<!--", StringComparison.Ordinal) ? FileFormat.Html : FileFormat.Text;
    }
}
