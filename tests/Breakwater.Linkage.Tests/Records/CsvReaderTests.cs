using System.Text;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Tests.Records;

public class CsvReaderTests
{
    private readonly List<BadRow> aside = [];

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_all_kinds_are_read(string end)
    {
        var table = Read($"id,name{end}1,Ann{end}2,Bob{end}");
        table.Rows.ShouldBe(2);
        table.Find("name")!.Text(1).ShouldBe("Bob");
    }

    [Fact]
    public void Quoted_fields_may_hold_delimiters_quotes_and_line_ends()
    {
        var table = Read("id,name\n1,\"Smith, \"\"Ann\"\"\nMary\"\n2,Bob");
        table.Find("name")!.Text(0).ShouldBe("Smith, \"Ann\"\nMary");
        table.Find("name")!.Text(1).ShouldBe("Bob");
    }

    [Fact]
    public void A_byte_order_mark_blanks_and_other_delimiters_are_no_trouble()
    {
        var table = Read("\uFEFFid; name\n1;  Ann \n");
        table.Columns[0].Name.ShouldBe("id");
        table.Find("name")!.Text(0).ShouldBe("Ann");
    }

    [Fact]
    public void Bad_rows_are_set_aside_with_line_and_reason()
    {
        var table = Read("id,name\n1,Ann\n2\n,Eve\n1,\"A\nB\"\n3,Bob\n");
        table.Rows.ShouldBe(2);
        aside.Select(b => (b.Line, b.Reason)).ShouldBe([
            (3, "it has 1 fields where the header has 2"),
            (4, "its id is empty"),
            (5, "its id '1' is already on line 2")]);
        aside[2].Text.ShouldBe("1,\"A\nB\"");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("id,name\n", "no usable row")]
    [InlineData("key,name\n1,Ann\n", "there is no column 'id'")]
    [InlineData("id,name,name\n1,A,B\n", "two columns are called 'name'")]
    [InlineData("id,name\n1,\"Ann\n2,Bob\n", "never closed")]
    public void What_is_wrong_with_a_file_is_said(string text, string message) =>
        Should.Throw<CsvFormatException>(() => Read(text)).Message.ShouldContain(message);

    [Fact]
    public void Another_encoding_is_named_with_its_line() =>
        Should.Throw<CsvFormatException>(() => Read(Encoding.Latin1.GetBytes("id,name\n1,Ann\n2,Zoé\n"))).Message.ShouldStartWith("line 3: byte 0xE9 is not UTF-8");

    [Fact]
    public void Utf16_is_recognised() =>
        Should.Throw<CsvFormatException>(() => Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("id,name\n1,Ann\n")])).Message.ShouldContain("UTF-16");

    [Fact]
    public void Rows_that_cross_the_blocks_in_which_a_file_is_read_are_whole()
    {
        var text = new StringBuilder("id,name,note\n");
        for (var i = 0; i < 120_000; i++)
        {
            text.Append(i).Append(",\"name, \"\"").Append(i).Append("\"\"\",a note that makes the row longer ").Append(i % 7).Append('\n');
        }

        var table = Read(text.ToString());
        table.Rows.ShouldBe(120_000);
        Enumerable.Range(0, 120_000).ShouldAllBe(i => table.Columns[1].Text(i) == $"name, \"{i}\"");
        table.Find("note")!.Values.Count.ShouldBe(8);
        aside.ShouldBeEmpty();
    }

    [Fact]
    public void More_memory_than_allowed_is_refused() =>
        Should.Throw<CsvFormatException>(() => new CsvReader(new MemoryStream("id,name\n1,Ann\n"u8.ToArray()), new CsvOptions("id", h => h) { MemoryLimit = 100 }).Read())
            .Message.ShouldContain("more memory than allowed");

    private RawTable Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private RawTable Read(byte[] bytes) =>
        new CsvReader(new MemoryStream(bytes), new CsvOptions("id", header => [.. header.Where(h => h != "id")]) { SetAside = aside.Add }).Read();
}
