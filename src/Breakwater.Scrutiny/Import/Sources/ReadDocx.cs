using System.Globalization;
using System.Text;
using System.Xml;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Reads a Word document in one pass: paragraphs become lines with their computed numbers, table rows become lines
/// parted by tabs. Tracked deletions are left out and said; the text of inserted runs counts.
/// </summary>
internal sealed class ReadDocx
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly StringBuilder text = new();
    private readonly WordNumbering numbering;
    private readonly HashSet<string> notes = [];
    private int tables;
    private bool firstInRow;
    private bool firstInCell;
    private bool numberDue;
    private string? style;
    private string? list;
    private int? level;

    private ReadDocx(WordNumbering numbering) => this.numbering = numbering;

    public static SourceText Read(byte[] bytes)
    {
        using var package = WordPackage.Open(bytes);
        try
        {
            var reader = new ReadDocx(WordNumbering.Read(package));
            using var xml = package.Part("word/document.xml")!;
            reader.Body(xml);
            if (package.Has("word/footnotes.xml") || package.Has("word/endnotes.xml"))
                reader.notes.Add("Footnotes and endnotes, if there are any, are not read. Please check the original for them.");
            var original = reader.text.ToString();
            return new SourceText
            {
                Format = FileFormat.Docx,
                Running = MappedText.Of(original),
                Original = original,
                CountsIn = "extractedText",
                Notes = [.. reader.notes],
            };
        }
        catch (XmlException fault)
        {
            throw SafeXml.Refusal(fault, "The Word file");
        }
        catch (InvalidDataException)
        {
            throw new ImportRefusedException(RefusalReason.Damaged, "The Word file is damaged or was cut while downloading. Please fetch it again.");
        }
    }

    private void Body(XmlReader xml)
    {
        var more = xml.Read();
        while (more)
        {
            if (xml.NodeType == XmlNodeType.Element && Skipped(xml))
            {
                // Skip() leaves the reader on the node after the element.
                xml.Skip();
                more = !xml.EOF;
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == W)
                Open(xml);
            else if (xml.NodeType == XmlNodeType.EndElement && xml.NamespaceURI == W)
                Close(xml.LocalName);
            more = xml.Read();
            if (text.Length > ImportLimits.Characters)
                throw new ImportRefusedException(RefusalReason.TooLarge, "The document holds more text than one paper can. Please import its parts one by one.");
        }
    }

    private bool Skipped(XmlReader xml)
    {
        if (xml.LocalName == "Fallback")
            return true; // the same text box a second time, for older readers
        if (xml.NamespaceURI != W)
            return false;
        if (xml.LocalName is "del" or "moveFrom" && xml.Depth > 1 && !xml.IsEmptyElement)
        {
            notes.Add("The document holds tracked deletions; they were left out. Please accept or reject the changes in Word first if that is not what you want.");
            return true;
        }

        return xml.LocalName is "instrText" or "delText" or "pPrChange" or "rPrChange" or "sectPr";
    }

    private void Open(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tbl":
                tables++;
                break;
            case "tr":
                firstInRow = true;
                break;
            case "tc":
                if (!firstInRow)
                    text.Append('\t');
                firstInRow = false;
                firstInCell = true;
                break;
            case "p":
                StartParagraph(xml.IsEmptyElement);
                break;
            case "pStyle":
                style = Value(xml);
                break;
            case "numId":
                list = Value(xml);
                break;
            case "ilvl":
                level = int.TryParse(Value(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
                break;
            case "t":
                NumberFirst();
                if (!xml.IsEmptyElement && xml.Read())
                    text.Append(xml.Value.Replace('\n', ' '));
                break;
            case "tab" when xml.Depth > 0 && !numberDue:
                text.Append('\t');
                break;
            case "br" or "cr":
                text.Append(tables > 0 ? ' ' : '\n');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "vanish":
                notes.Add("The document holds hidden text, and it was read. Please check that nothing hidden is published.");
                break;
        }
    }

    private void StartParagraph(bool empty)
    {
        if (tables > 0 && !firstInCell)
            text.Append(' ');
        firstInCell = false;
        (style, list, level, numberDue) = (null, null, null, true);
        if (empty)
            Close("p");
    }

    private void NumberFirst()
    {
        if (!numberDue)
            return;
        numberDue = false;
        text.Append(numbering.Next(list, level, style));
    }

    private void Close(string name)
    {
        if (name == "p" && tables == 0)
            text.Append("\n\n");
        else if (name == "tr")
            text.Append('\n');
        else if (name == "tbl")
            text.Append(--tables == 0 ? "\n" : "");
        if (name == "p")
            numberDue = false;
    }

    private static string? Value(XmlReader xml) => xml.GetAttribute("val", W);
}
