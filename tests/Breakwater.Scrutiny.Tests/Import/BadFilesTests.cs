using System.IO.Compression;
using System.Text;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>Files that can't or must not be read are turned away whole, with a message that says what to do.</summary>
public class BadFilesTests
{
    [Fact]
    public void An_empty_file_and_one_without_words_are_turned_away()
    {
        Papers.Refused("minutes.txt", []).ShouldBe(RefusalReason.Empty);
        Papers.Refused("minutes.txt", " \r\n \r\n"u8.ToArray()).ShouldBe(RefusalReason.Empty);
    }

    [Fact]
    public void Fifty_megabytes_are_turned_away() =>
        Papers.Refused("pack.txt", new byte[50 * 1024 * 1024]).ShouldBe(RefusalReason.TooLarge);

    [Fact]
    public void A_password_is_named_as_the_reason()
    {
        var container = new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.Concat(Encoding.Unicode.GetBytes("EncryptedPackage")).ToArray();
        Papers.Refused("minutes.docx", container).ShouldBe(RefusalReason.PasswordProtected);
    }

    [Fact]
    public void A_zip_bomb_is_not_unpacked()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open())
        {
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 200; megabyte++)
                part.Write(zeros);
        }

        Papers.Refused("minutes.docx", stream.ToArray()).ShouldBe(RefusalReason.ZipBomb);
    }

    [Theory]
    [InlineData("<!DOCTYPE meeting [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><meeting><agendaitems>&x;</agendaitems></meeting>")]
    [InlineData("<!DOCTYPE meeting [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><meeting><agendaitems>&b;</agendaitems></meeting>")]
    public void Xml_with_entities_is_not_read(string xml) =>
        Papers.Refused("meeting.xml", Encoding.UTF8.GetBytes(xml)).ShouldBe(RefusalReason.UnsafeXml);

    [Fact]
    public void A_word_file_with_entities_is_not_read() =>
        Papers.Refused("minutes.docx", Papers.Zip(("word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>"))).ShouldBe(RefusalReason.UnsafeXml);

    [Fact]
    public void A_cut_word_file_is_named_damaged()
    {
        var whole = Papers.Word(Papers.Paragraph("Minutes of the Community Scrutiny Committee held on 4 June 2024"));
        Papers.Refused("minutes.docx", whole[..(whole.Length / 2)]).ShouldBe(RefusalReason.Damaged);
    }

    [Fact]
    public void Other_kinds_of_file_are_named()
    {
        Papers.Refused("sheet.docx", Papers.Zip(("xl/workbook.xml", "<x/>"))).ShouldBe(RefusalReason.WrongFormat);
        Papers.Refused("minutes.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).ShouldBe(RefusalReason.WrongFormat);
        Papers.Refused("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]).ShouldBe(RefusalReason.WrongFormat);
        Papers.Refused("minutes.rtf", "{\\rtf1 hello}"u8.ToArray()).ShouldBe(RefusalReason.WrongFormat);
    }

    [Fact]
    public void A_name_that_lies_is_said_and_the_file_is_read_for_what_it_is()
    {
        var paper = ImportPaper.Read("minutes.docx", Papers.Bytes("agenda-item.txt"));
        paper.File.Format.ShouldBe(FileFormat.Text);
        paper.File.Notes.ShouldHaveSingleItem().ShouldContain("the file is plain text");
        paper.Resolutions.Count.ShouldBe(7);
    }

    [Fact]
    public void A_page_cut_in_a_sentence_is_asked_about()
    {
        var text = Papers.Text("agenda-item.txt");
        var paper = Papers.ReadText(text[..text.IndexOf("spoke of the joint visits", StringComparison.Ordinal)]);
        paper.Uncertain.ShouldContain(doubt => doubt.Question.Contains("Was the page cut"));
    }

    [Fact]
    public void A_saved_web_page_without_its_end_is_said_to_be_cut()
    {
        var html = Papers.Text("meeting-page.html");
        var paper = ImportPaper.Read("page.html", Encoding.UTF8.GetBytes(html[..html.IndexOf("to light", StringComparison.Ordinal)]));
        paper.File.Notes.ShouldContain(note => note.Contains("no end"));
    }

    [Fact]
    public void Windows_1252_utf_16_and_a_mixture_give_the_same_words()
    {
        const string Words = "Agenda item\n\nLines\n\nMinutes:\n\nThe “cuckooing” of flats – and worse – was described by officers.\n";
        var expected = Papers.ReadText(Words).Paragraphs[0].Text;
        var windows = Words.Select(character => character switch { '“' => (byte)0x93, '”' => (byte)0x94, '–' => (byte)0x96, _ => (byte)character }).ToArray();
        ImportPaper.Read("a.txt", windows).Paragraphs[0].Text.ShouldBe(expected);
        ImportPaper.Read("a.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Words)]).Paragraphs[0].Text.ShouldBe(expected);
        ImportPaper.Read("a.txt", Encoding.BigEndianUnicode.GetBytes(Words)).Paragraphs[0].Text.ShouldBe(expected);
        var at = Words.IndexOf('–');
        byte[] mixed = [.. Encoding.UTF8.GetBytes(Words[..at]), .. windows[at..]];
        var paper = ImportPaper.Read("a.txt", mixed);
        paper.Paragraphs[0].Text.ShouldBe(expected);
        paper.File.Notes.ShouldContain(note => note.Contains("mixes encodings"));
    }
}
