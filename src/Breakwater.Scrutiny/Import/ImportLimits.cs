namespace Breakwater.Scrutiny.Import;

/// <summary>
/// How much one paper may be. A year's agenda pack of 1,000 pages is about 3 MB of text; anything far beyond these
/// limits is the wrong file or an attack, and is refused before it can fill the memory of a small council server.
/// </summary>
public static class ImportLimits
{
    /// <summary>Bytes of the file itself.</summary>
    public const int FileBytes = 30 * 1024 * 1024;

    /// <summary>Characters of running text.</summary>
    public const int Characters = 12 * 1024 * 1024;

    /// <summary>Bytes that one part of a Word file may unpack to.</summary>
    public const int UnpackedPartBytes = 120 * 1024 * 1024;

    /// <summary>Unpacked bytes for each packed byte. Word's own XML seldom passes 40; a zip bomb passes 1,000.</summary>
    public const int UnpackedRatio = 250;

    /// <summary>Parts in a Word file.</summary>
    public const int Parts = 10_000;

    /// <summary>How long pdftotext may take.</summary>
    public static readonly TimeSpan PdfTime = TimeSpan.FromSeconds(60);
}
