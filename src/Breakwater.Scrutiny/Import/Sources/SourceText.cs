namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>What a file says, as running text, whatever its format.</summary>
public sealed record SourceText
{
    public required FileFormat Format { get; init; }

    /// <summary>The running text with its map to <see cref="Original"/>.</summary>
    public required MappedText Running { get; init; }

    /// <summary>The text in which every offset is counted: the decoded file, or for Word and PDF the text drawn from it.</summary>
    public required string Original { get; init; }

    /// <summary>"file" or "extractedText".</summary>
    public required string CountsIn { get; init; }

    /// <summary>The encoding the characters were read in, or null where the format has none of its own (Word, PDF).</summary>
    public string? Encoding { get; init; }

    /// <summary>What the officer should know about the file, in plain sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Stretches of <see cref="Running"/> that are the web page's furniture (menus, banners), not the paper.</summary>
    public IReadOnlyList<(int Start, int End)> Furniture { get; init; } = [];
}
