using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("checkpoints").FullName;
    private readonly WrittenLog log = WrittenLog.Of(30, 10, 20, 30);

    private string Checkpoints => Path.Combine(folder, "checkpoints.txt");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Lines_are_added_and_read_back_in_order()
    {
        foreach (var checkpoint in log.Checkpoints) CheckpointFile.Append(Checkpoints, checkpoint);
        var read = CheckpointFile.Read(Checkpoints);
        read.Select(c => c.Line).ShouldBe(log.Checkpoints.Select(c => c.Line));
        read[1].Source.ShouldBe($"{Checkpoints}, line 2");
    }

    [Fact]
    public void Half_a_line_from_a_crash_is_mended_by_the_next()
    {
        foreach (var checkpoint in log.Checkpoints.Take(2)) CheckpointFile.Append(Checkpoints, checkpoint);
        File.AppendAllText(Checkpoints, log.Checkpoints[2].Line[..90]);
        Should.Throw<CheckpointFormatException>(() => CheckpointFile.Read(Checkpoints)).Message.ShouldBe($"{Checkpoints}, line 3: there is no signature; the line may be cut short.");
        CheckpointFile.Append(Checkpoints, log.Checkpoints[2]);
        CheckpointFile.Read(Checkpoints).Select(c => c.Line).ShouldBe(log.Checkpoints.Select(c => c.Line));
    }

    [Fact]
    public void Half_a_line_in_the_programs_own_file_is_passed_over()
    {
        CheckpointFile.Newest(Checkpoints).ShouldBeNull();
        File.WriteAllText(Checkpoints, log.Checkpoints[0].Line[..90]);
        CheckpointFile.Newest(Checkpoints).ShouldBeNull();
        foreach (var checkpoint in log.Checkpoints.Take(2)) CheckpointFile.Append(Checkpoints, checkpoint);
        CheckpointFile.Newest(Checkpoints)!.Line.ShouldBe(log.Checkpoints[1].Line);
        File.AppendAllText(Checkpoints, log.Checkpoints[2].Line[..90]);
        CheckpointFile.Newest(Checkpoints)!.Line.ShouldBe(log.Checkpoints[1].Line);
        File.AppendAllText(Checkpoints, "\n");
        Should.Throw<CheckpointFormatException>(() => CheckpointFile.Newest(Checkpoints)).Message.ShouldContain("line 3");
    }

    [Fact]
    public void A_whole_line_that_lacks_only_its_end_is_kept()
    {
        File.WriteAllText(Checkpoints, log.Checkpoints[0].Line);
        CheckpointFile.Newest(Checkpoints)!.Line.ShouldBe(log.Checkpoints[0].Line);
        CheckpointFile.Append(Checkpoints, log.Checkpoints[1]);
        CheckpointFile.Read(Checkpoints).Count.ShouldBe(2);
    }

    [Fact]
    public void Comments_blank_lines_and_Windows_line_ends_are_passed_over()
    {
        var read = CheckpointFile.Parse($"# handed over by the county\r\n\r\n{log.Checkpoints[0].Line}\r\n", "handed.txt");
        read.ShouldHaveSingleItem().Source.ShouldBe("handed.txt, line 3");
    }

    public static TheoryData<string, string, string> Spoilt => new()
    {
        { "breakwater-checkpoint/1", "breakwater-checkpoint/9", "a checkpoint begins with 'breakwater-checkpoint/1', not 'breakwater-checkpoint/9'" },
        { " epoch=1", "", "a checkpoint has the fields origin, epoch, size, root, time, previous, key; here are 6" },
        { "epoch=1", "epoch=one", "'epoch' should be a whole number from 1, not 'one'" },
        { "epoch=1", "epoch=0", "Epochs count from 1" },
        { "epoch=1", "epoch=01", "not their one spelling" },
        { "size=10", "size=-10", "'size' should be a whole number from 0, not '-10'" },
        { "size=10", "length=10", "field 3 should be 'size=…', not 'length=10'" },
        { "origin=merrowshire", "origin=MERROWSHIRE", "can't be an origin" },
        { "root=", "root=zz", "'root' should be 64 lower-case hex digits" },
        { "2026-03-02", "2026-02-31", "'time' should be a UTC instant such as" },
        { ".000000Z", "+01:00", "'time' should be a UTC instant such as" },
        { "previous=-", "previous=none", "'previous' should be 64 lower-case hex digits" },
        { "signature=", "signature=AAAA", "'signature' should be 64 bytes in base64" },
        { "signature=", "sig=", "there is no signature" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_wrong_line_is_refused_with_file_line_and_field(string right, string wrong, string reason)
    {
        var text = "# one\n" + log.Checkpoints[0].Line.Replace(right, wrong, StringComparison.Ordinal) + "\n";
        var refused = Should.Throw<CheckpointFormatException>(() => CheckpointFile.Parse(text, "c.txt"));
        refused.Message.ShouldStartWith("c.txt, line 2: ");
        refused.Message.ShouldContain(reason);
    }
}
