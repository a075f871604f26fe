namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>What the file is, told from its bytes: a name can lie.</summary>
public enum FileFormat
{
    Text,
    Html,
    Docx,
    Pdf,
    ModernGovXml,
}
