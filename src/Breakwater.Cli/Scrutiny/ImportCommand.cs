using System.CommandLine;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Cli.Scrutiny;

/// <summary>
/// <c>breakwater scrutiny import FILE [--json]</c>: says what stands in a paper and changes nothing.
/// Exit code 0 when it was read, 2 when the file can't be read (the reason on standard error).
/// </summary>
internal static class ImportCommand
{
    private const int Refused = 2;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Minutes, decision or report: text, HTML, .docx, PDF or ModernGov XML." };
        var json = new Option<bool>("--json") { Description = "Print everything that was found as JSON." };
        var command = new Command("import", "Read a council paper and show what was found. Nothing is stored.") { file, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(json), Console.Out, Console.Error));
        return command;
    }

    internal static int Run(string path, bool json, TextWriter output, TextWriter errors)
    {
        try
        {
            var paper = ImportPaper.Read(path, Bytes(path));
            if (json)
                output.WriteLine(PaperJson.Write(paper));
            else
                ImportSummary.Write(paper, output);
            return 0;
        }
        catch (ImportRefusedException refusal)
        {
            errors.WriteLine($"{Path.GetFileName(path)}: {refusal.Message}");
            return Refused;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{Path.GetFileName(path)}: the file could not be opened. {fault.Message}");
            return Refused;
        }
    }

    private static byte[] Bytes(string path)
    {
        if (Directory.Exists(path))
            throw new ImportRefusedException(RefusalReason.WrongFormat, "This is a folder. Please name one file.");
        var info = new FileInfo(path);
        return info.Exists && info.Length > ImportLimits.FileBytes ? throw ReadSource.TooLarge(info.Length) : File.ReadAllBytes(path);
    }
}
