using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Lines;

/// <summary>A paragraph, heading, list entry or table row, with its wraps joined.</summary>
/// <param name="Text">The words after the marker.</param>
/// <param name="Marker">Number, letter or bullet before them.</param>
/// <param name="Span">Marker and words in the file.</param>
/// <param name="Line">First line in the file, from 1.</param>
/// <param name="Indent">Spaces before the marker.</param>
/// <param name="Tabbed">Began with a tab: continues the cell above.</param>
/// <param name="BlankBefore">A blank line stands before it.</param>
public sealed record Block(MappedText Text, Marker Marker, SourceSpan Span, int Line, int Indent, bool Tabbed, bool BlankBefore)
{
    public string Words => Text.Text;

    /// <summary>Short, without a sentence's end: may be a heading.</summary>
    public bool LooksLikeHeading => Words.Length is > 2 and <= 160 && Words[^1] is not ('.' or ';' or ':' or ',' or '?' or '!') && char.IsLetter(Words.First(character => character is not ('\'' or '"' or '“' or '‘' or '(')));

    /// <summary>Every letter is a capital.</summary>
    public bool IsCapitals => Words.Any(char.IsLetter) && !Words.Any(char.IsLower);
}
