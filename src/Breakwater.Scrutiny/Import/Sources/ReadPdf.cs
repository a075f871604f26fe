using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Draws the text out of a PDF by poppler's pdftotext where it is installed. The file goes in by standard input and
/// the text comes back by standard output, so nothing is written to disk and no name reaches a command line.
/// </summary>
internal static class ReadPdf
{
    public static SourceText Read(byte[] bytes)
    {
        var (text, errors, code) = Run(bytes);
        if (code == 1 && errors.Contains("password", StringComparison.OrdinalIgnoreCase))
            throw new ImportRefusedException(RefusalReason.PasswordProtected, "The PDF is protected by a password. Please ask for a copy without one.");
        if (code == 3)
            throw new ImportRefusedException(RefusalReason.PasswordProtected, "The PDF forbids copying its text. Please ask for a copy without that protection.");
        if (code != 0)
            throw new ImportRefusedException(RefusalReason.Damaged, "The PDF is damaged or was cut while downloading. Please fetch it again.");
        var pages = Math.Max(1, text.Count(character => character == '\f'));
        var letters = text.Count(char.IsLetter);
        if (letters < 40 * pages && letters < 2000)
            throw new ImportRefusedException(RefusalReason.Scanned, $"The PDF seems to be scanned: {letters} letters on {pages} page(s). Please have its text recognised (OCR) first, or type the minutes.");
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return new SourceText
        {
            Format = FileFormat.Pdf,
            Running = MappedText.Of(text),
            Original = text,
            CountsIn = "extractedText",
            Notes = letters < 200 * pages ? ["Some pages of this PDF hold very little text; they may be scanned. Please compare with the original."] : [],
        };
    }

    private static (string Text, string Errors, int Code) Run(byte[] bytes)
    {
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        using var process = Started(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(bytes);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading because it gave up on the file; its exit code says why.
        }

        if (!process.WaitForExit(ImportLimits.PdfTime))
        {
            process.Kill();
            throw new ImportRefusedException(RefusalReason.Damaged, "The PDF could not be read within a minute. Please split it, or import the Word file.");
        }

        return (output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult(), process.ExitCode);
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new ImportRefusedException(RefusalReason.ToolMissing, "PDF files need the program pdftotext (Debian package poppler-utils), which is not installed on this server. Please install it, or import the Word or HTML version.");
        }
    }
}
