using Breakwater.Cli.Link;

namespace Breakwater.Cli.Tests.Link;

/// <summary>Files as they come from elsewhere: each fault ends in exit code 2, and nothing that is read is lost.</summary>
public sealed class BadFilesTests : IDisposable
{
    private const string Two = "record_id,first_name,surname,dob\n1,Anna,Ash,2010-01-02\n2,Ana,Ash,2010-01-02\n";

    private readonly string folder = Directory.CreateTempSubdirectory("breakwater-link-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void One_usable_row_is_one_person()
    {
        var file = File("one.csv", "record_id,first_name,surname,dob\n1,Anna,Ash,2010-01-02\n1,Bo,Birch,2001-02-03\n");
        Link("dedupe", file, "--out", Place("clusters.csv")).ShouldBe(0);
        System.IO.File.ReadAllText(Place("clusters.csv")).ShouldBe("record_id,cluster_id\n1,1\n");
        System.IO.File.ReadAllText(file + ".rejects.csv").ShouldContain("already on line 2");
    }

    [Fact]
    public void The_file_that_is_read_is_never_overwritten()
    {
        var file = File("people.csv", Two);
        Link("dedupe", file, "--out", file).ShouldBe(2);
        Link("dedupe", file, "--out", Place("c.csv"), "--rejects", file).ShouldBe(2);
        Link("train", file, "--out", file).ShouldBe(2);
        Link("dedupe", file, "--out", Place("c.csv"), "--pairs", Place("c.csv")).ShouldBe(2);
        System.IO.File.ReadAllText(file).ShouldBe(Two);
        System.IO.File.Exists(Place("c.csv")).ShouldBeFalse();
    }

    [Fact]
    public void Where_nothing_can_be_written_nothing_is_begun()
    {
        var file = File("people.csv", Two);
        Link("dedupe", file, "--out", Place("no/such/folder.csv")).ShouldBe(2);
        Link("dedupe", file, "--out", folder).ShouldBe(2);
    }

    [Theory]
    [InlineData("plain.csv.gz", Two)]
    [InlineData("sheet.csv", "PK\u0003\u0004\u0014\0\u0006\0\b\0\0\0!\0\u0001\u0002\u0003\n\u0001\u0002\u0003")]
    [InlineData("wide.csv", "r\0e\0c\0o\0r\0d\0_\0i\0d\0,\0d\0o\0b\0\n\0")]
    [InlineData("empty.csv", "")]
    [InlineData("header.csv", "record_id,first_name,surname,dob\n")]
    [InlineData("open.csv", "record_id,first_name,surname\n1,\"Anna,Ash\n2,Ana,Ash\n")]
    [InlineData("other.csv", "record_id,colour,shape\n1,red,round\n2,blue,flat\n")]
    [InlineData("twice.csv", "record_id,dob,dob\n1,2010-01-02,2010-01-02\n")]
    [InlineData("nameless.csv", "number,first_name,surname\n1,Anna,Ash\n2,Ana,Ash\n")]
    public void A_file_that_cannot_be_read_ends_in_one_clear_line(string name, string text) =>
        Link("dedupe", File(name, text), "--out", Place("clusters.csv")).ShouldBe(2);

    [Theory]
    [InlineData("--threads", "0")]
    [InlineData("--threshold", "3")]
    [InlineData("--encoding", "klingon")]
    [InlineData("--delimiter", "ab")]
    [InlineData("--map", "dob=born")]
    [InlineData("--map", "zodiac=dob")]
    [InlineData("--id", "nope")]
    public void An_option_that_makes_no_sense_is_refused(string option, string value) =>
        Link("dedupe", File("people.csv", Two), "--out", Place("clusters.csv"), option, value).ShouldBe(2);

    private static int Link(params string[] words) => LinkCommand.Create().Parse(words).Invoke();

    private string Place(string name) => Path.Combine(folder, name);

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(Place(name), text);
        return Place(name);
    }
}
