using System.Globalization;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Resolutions;

namespace Breakwater.Cli.Scrutiny;

/// <summary>The import for a person at a terminal: what was found, what is asked of whom, what is unsure.</summary>
internal static class ImportSummary
{
    public static void Write(ImportedPaper paper, TextWriter output)
    {
        output.WriteLine($"{paper.File.Name}: {Spoken(paper.Kind.ToString())}");
        output.WriteLine($"  Body: {paper.Body ?? "not named"}");
        output.WriteLine($"  Date: {paper.Date?.From.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")) ?? "not given"}");
        foreach (var item in paper.Items)
            output.WriteLine($"  Item {item.Number ?? "(no number)"}: {item.Title}");
        foreach (var note in paper.File.Notes)
            output.WriteLine($"  Note: {note}");
        output.WriteLine();
        foreach (var (name, count) in PaperCounts.Of(paper).Where(entry => entry.Value > 0))
            output.WriteLine($"  {count,5}  {Spoken(name)}");
        Resolutions(paper, output);
        Questions(paper, output);
    }

    private static void Resolutions(ImportedPaper paper, TextWriter output)
    {
        foreach (var resolution in paper.Resolutions)
        {
            output.WriteLine();
            output.WriteLine($"{(resolution.Form == ResolutionForm.Recommended ? "Recommendation" : "Resolution")} {resolution.Number}: {resolution.Text}");
            foreach (var atom in resolution.Atoms)
            {
                var who = atom.Addressees.Count == 0 ? "" : " to " + string.Join(", ", atom.Addressees.Select(one => one.Name));
                output.WriteLine($"    {atom.Id,-3} {Spoken(atom.Kind.ToString())}{who}{(atom.Due is null ? "" : ", " + atom.Due.Text)}{string.Concat(atom.Warnings.Select(warning => " [" + warning.Split(':')[0] + "]"))}");
            }
        }
    }

    private static void Questions(ImportedPaper paper, TextWriter output)
    {
        if (paper.Uncertain.Count > 0)
            output.WriteLine("\nTo settle by a person:");
        foreach (var doubt in paper.Uncertain)
            output.WriteLine($"  at {doubt.Source.Offset}: {doubt.Question}");
        if (paper.Safety.Count > 0)
            output.WriteLine("\nTo look at before anything becomes public:");
        foreach (var mark in paper.Safety)
            output.WriteLine($"  {Spoken(mark.Kind)}: \"{mark.Text}\"");
        if (paper.UnplacedLines.Count > 0)
            output.WriteLine("\nLanded nowhere:");
        foreach (var line in paper.UnplacedLines)
            output.WriteLine($"  line {line.Line}: {line.Text}");
    }

    // "questionAnswers" is read as "question answers".
    private static string Spoken(string name) =>
        string.Concat(name.Select((character, at) => char.IsUpper(character) ? (at == 0 ? "" : " ") + char.ToLowerInvariant(character) : character.ToString()));
}
