using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Lines;

/// <summary>One line of the paper with its spaces evened out.</summary>
/// <param name="Text">The words, inner tabs kept, outer space gone.</param>
/// <param name="Number">Line of the file, from 1.</param>
/// <param name="Indent">Spaces before the first word.</param>
/// <param name="Tabbed">The line began with a tab: an empty first cell.</param>
/// <param name="Page">Page of a PDF, from 1; else 1.</param>
public sealed record Line(MappedText Text, int Number, int Indent, bool Tabbed, int Page)
{
    public bool IsBlank => Text.Length == 0;
}
