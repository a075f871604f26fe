using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

public sealed class LogVerifierTests
{
    [Fact]
    public void An_untouched_log_holds()
    {
        var report = WrittenLog.Of(57, 0, 10, 10, 33, 50).Verify();
        report.Fault.ShouldBeNull();
        report.Rows.ShouldBe(57);
        report.Covered.ShouldBe(50);
        report.NotYetCovered.ShouldBe(7);
        report.Notices.ShouldBeEmpty();
        report.Sentences().ShouldBe(["The first 50 facts are as they were signed at 2026-03-02 08:00:50 UTC.", "7 facts are not yet covered by a checkpoint."]);
    }

    [Fact]
    public void Without_checkpoints_nothing_is_vouched_for()
    {
        var report = WrittenLog.Of(5).Verify();
        report.Holds.ShouldBeTrue();
        report.Covered.ShouldBe(0);
        report.Sentences().ShouldContain("No outside checkpoint vouches for any fact.");
        WrittenLog.Of(0, 0).Verify().Holds.ShouldBeTrue();
    }

    [Fact]
    public void An_edited_envelope_is_named()
    {
        var log = WrittenLog.Of(20, 20);
        log.Rows[11] = log.Rows[11] with { Envelope = "another act"u8.ToArray() };
        ShouldBeAt(log.Verify(), FaultKind.Edited, 11, log.Rows[11].Fact);
    }

    [Fact]
    public void An_edit_with_its_hash_is_narrowed_to_the_checkpoints_around_it()
    {
        var log = WrittenLog.Of(40, 10, 20, 30);
        log.Rows[14] = log.Rows[14].Says("another act");
        var fault = log.Verify().Fault.ShouldNotBeNull();
        (fault.Kind, fault.First, fault.Last).ShouldBe((FaultKind.Rewritten, 10L, 19L));
    }

    [Fact]
    public void Swapped_rows_are_seen()
    {
        var log = WrittenLog.Of(20, 20);
        (log.Rows[3], log.Rows[4]) = (log.Rows[4] with { Position = 3 }, log.Rows[3] with { Position = 4 });
        log.Verify().Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.Rewritten);
    }

    [Fact]
    public void Gaps_and_repeats_are_named()
    {
        var gap = WrittenLog.Of(20, 20);
        gap.Rows.RemoveAt(6);
        ShouldBeAt(gap.Verify(), FaultKind.Deleted, 6, null);
        var repeat = WrittenLog.Of(20, 20);
        repeat.Rows.Insert(7, repeat.Rows[6]);
        ShouldBeAt(repeat.Verify(), FaultKind.OutOfOrder, 6, repeat.Rows[6].Fact);
    }

    [Fact]
    public void A_cut_end_is_seen_up_to_the_newest_checkpoint()
    {
        var log = WrittenLog.Of(30, 10, 25);
        log.Rows.RemoveRange(24, 6);
        var fault = log.Verify().Fault.ShouldNotBeNull();
        (fault.Kind, fault.First, fault.Last).ShouldBe((FaultKind.Truncated, 24L, 24L));
        fault.Sentence.ShouldBe("24 facts are stored, but this database was signed over 25.");
    }

    [Theory]
    [InlineData(PayloadCheck.Changed, "doesn't give the digest")]
    [InlineData(PayloadCheck.Gone, "no tombstone")]
    public void A_wrong_payload_is_named(PayloadCheck payload, string words)
    {
        var log = WrittenLog.Of(20, 20);
        log.Rows[9] = log.Rows[9] with { Payload = payload };
        ShouldBeAt(log.Verify(), FaultKind.PayloadWrong, 9, log.Rows[9].Fact).Sentence.ShouldContain(words);
    }

    [Fact]
    public void Lawful_disposal_leaves_the_log_whole_and_is_counted()
    {
        var log = WrittenLog.Of(20, 20);
        var record = new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]);
        log.Rows[9] = log.Rows[9] with { Payload = PayloadCheck.Disposed, Record = record };
        ShouldBeAt(log.Verify(), FaultKind.PayloadWrong, 9, log.Rows[9].Fact);
        log.Rows[12] = log.Rows[12] with { Disposes = [Guid.Empty] };
        log.Verify().Holds.ShouldBeFalse("another record's disposal is none of this one's");
        log.Rows[12] = log.Rows[12] with { Disposes = [record] };
        log.Rows[10] = log.Rows[10] with { Payload = PayloadCheck.NotLooked };
        var report = log.Verify();
        report.Holds.ShouldBeTrue();
        (report.Disposed, report.PayloadsNotLooked).ShouldBe((1L, 1L));
    }

    [Fact]
    public void Time_may_waver_within_the_tolerance_only()
    {
        var log = WrittenLog.Of(600, 300, 600);
        log.Rows[450] = log.Rows[450] with { Time = log.TimeOf(300 - 119) };
        log.Verify().Holds.ShouldBeTrue();
        log.Rows[450] = log.Rows[450] with { Time = log.TimeOf(300 - 121) };
        ShouldBeAt(log.Verify(), FaultKind.ClockBack, 450, log.Rows[450].Fact);
        log.Rows[450] = log.Rows[450] with { Time = log.TimeOf(600 + 121) };
        log.Verify().Fault.ShouldNotBeNull().Sentence.ShouldContain("Fact at position 450 is dated");
    }

    [Fact]
    public void Checkpoints_that_tell_two_histories_are_a_fork()
    {
        var log = WrittenLog.Of(30, 10, 20, 30);
        var second = log.Checkpoints[1].Checkpoint;
        log.Checkpoints.Insert(2, WrittenLog.Signer.Sign(second with { Root = TreeHasher.Empty }));
        log.Verify().Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.Fork);
        log.Checkpoints[2] = WrittenLog.Signer.Sign(second with { TreeSize = 19 });
        log.Verify().Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.Fork);
        log.Checkpoints[2] = WrittenLog.Signer.Sign(second with { TreeSize = 25, Time = second.Time.AddMinutes(-3) });
        log.Verify().Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.ClockBack);
    }

    [Fact]
    public void A_checkpoint_by_another_key_or_of_another_log_is_refused()
    {
        var log = WrittenLog.Of(20, 10);
        log.Sign(1, WrittenLog.OtherSigner);
        log.Verify().Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.NotSigned);
        log.Verify(null, WrittenLog.OtherSigner).Holds.ShouldBeTrue();
        log.Checkpoints[1] = WrittenLog.Signer.Sign("thornbeck", 1, 20, log.Checkpoints[1].Checkpoint.Root, log.TimeOf(20), null);
        log.Verify().Fault.ShouldNotBeNull().Sentence.ShouldContain("is of 'thornbeck', not of 'merrowshire'");
    }

    [Fact]
    public void A_gap_in_the_outside_file_is_noticed_but_not_wrong()
    {
        var log = WrittenLog.Of(30, 10, 20, 30);
        log.Checkpoints.RemoveAt(1);
        var report = log.Verify();
        report.Holds.ShouldBeTrue();
        report.Notices.ShouldHaveSingleItem().ShouldContain("isn't in the list");
    }

    [Fact]
    public void Unplaced_facts_are_reported_after_a_minute()
    {
        var verifier = new LogVerifier(WrittenLog.Origin, [WrittenLog.Signer.PublicKey], []);
        var (young, old) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        verifier.AddUnplaced(young, WrittenLog.Began, WrittenLog.Began.AddSeconds(60));
        verifier.AddUnplaced(old, WrittenLog.Began, WrittenLog.Began.AddSeconds(61));
        verifier.Finish().Unplaced.ShouldBe([old]);
    }

    private static LogFault ShouldBeAt(LogReport report, FaultKind kind, long position, Guid? fact)
    {
        var fault = report.Fault.ShouldNotBeNull();
        (fault.Kind, fault.First, fault.Last, fault.Fact).ShouldBe((kind, position, position, fact));
        return fault;
    }
}
