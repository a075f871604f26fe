using System.Xml;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>How all XML is read here: no document type, so neither external entities nor entities that multiply.</summary>
internal static class SafeXml
{
    public static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ImportLimits.UnpackedPartBytes,
    };

    public static ImportRefusedException Refusal(XmlException fault, string what) =>
        fault.Message.Contains("DTD", StringComparison.Ordinal)
            ? new ImportRefusedException(RefusalReason.UnsafeXml, $"{what} declares a document type with entities. That is never needed and can be used to attack, so it was not read.")
            : new ImportRefusedException(RefusalReason.Damaged, $"{what} is damaged or was cut: line {fault.LineNumber}, position {fault.LinePosition}. Please fetch it again.");
}
