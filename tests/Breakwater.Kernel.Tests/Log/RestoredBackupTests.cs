using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

/// <summary>A restored backup opens a new epoch; going on from a verified state; and nobody may pretend either.</summary>
public sealed class RestoredBackupTests
{
    [Fact]
    public void A_restore_that_the_log_tells_of_holds_and_names_what_was_lost()
    {
        var log = Restored(opensWith: 2);
        log.Sign(2);
        var report = log.Verify();
        report.Fault.ShouldBeNull();
        report.LostInRestore.Select(c => c.Checkpoint.TreeSize).ShouldBe([30L, 40L]);
        report.Sentences().ShouldContain("A restored backup lost facts: this database covers 40 facts of epoch 1, which is closed.");
        report.Covered.ShouldBe(31);
    }

    [Fact]
    public void A_restore_that_names_an_earlier_checkpoint_loses_the_later_ones_and_a_line_that_comes_twice_says_nothing_new()
    {
        var log = Restored(opensWith: 2, WrittenLog.Of(40, 10, 20, 30, 40).Checkpoints[1].Checkpoint.Digest);
        // The operator's copy, and behind it the new file, which begins with the checkpoint that the database still held.
        log.Checkpoints.Add(log.Checkpoints[1]);
        log.Sign(2);
        var report = log.Verify();
        report.Fault.ShouldBeNull();
        report.LostInRestore.Select(c => c.Checkpoint.TreeSize).ShouldBe([30L, 40L]);
        report.Covered.ShouldBe(31);
    }

    [Fact]
    public void A_cut_can_not_be_passed_off_as_a_restore_without_the_key()
    {
        var fault = Restored(opensWith: 2).Verify().Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(FaultKind.Truncated);
        fault.Sentence.ShouldBe("Position 25 says that a backup was restored, but no signed checkpoint covers it.");
    }

    [Fact]
    public void A_new_epoch_needs_its_fact()
    {
        var log = Restored(opensWith: null);
        log.Checkpoints.RemoveRange(2, 2);
        log.Sign(2);
        log.Verify().Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.EpochUnexplained);
    }

    [Fact]
    public void The_fact_must_name_a_known_checkpoint_and_a_later_epoch()
    {
        var stranger = Restored(opensWith: 2, TreeHasher.Empty);
        stranger.Sign(2);
        stranger.Verify().Fault.ShouldNotBeNull().Sentence.ShouldContain("names a checkpoint that isn't in the list");
        var same = Restored(opensWith: 1);
        same.Verify().Fault.ShouldNotBeNull().Sentence.ShouldContain("epoch 1 is running");
    }

    [Fact]
    public void A_longer_backup_restored_after_a_shorter_one_holds_and_counts_the_epoch_between_as_lost()
    {
        var mistaken = Restored(opensWith: 2);
        mistaken.Sign(2);
        var log = WrittenLog.Of(40, 10, 20, 30, 40);
        log.Checkpoints.Add(mistaken.Checkpoints[^1]);
        log.Write(new EpochOpening(3, mistaken.Checkpoints[^1].Checkpoint.Digest));
        log.Sign(3);
        var report = log.Verify();
        report.Fault.ShouldBeNull();
        report.LostInRestore.Select(c => (c.Checkpoint.Epoch, c.Checkpoint.TreeSize)).ShouldBe([(2, 31L)]);
        report.Covered.ShouldBe(41);
    }

    [Fact]
    public void The_old_epoch_can_not_go_on()
    {
        var log = Restored(opensWith: 2);
        log.Sign(2);
        log.Write();
        log.Sign(1);
        log.Verify().Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.Fork);
    }

    [Fact]
    public void A_list_that_begins_with_the_new_epoch_says_what_it_can_not_tell()
    {
        var log = Restored(opensWith: 2);
        log.Sign(2);
        log.Checkpoints.RemoveRange(0, 4);
        var report = log.Verify();
        report.Holds.ShouldBeTrue();
        report.Notices.ShouldHaveSingleItem().ShouldContain("can't be told");
    }

    [Fact]
    public void Later_runs_go_on_from_a_verified_state_and_read_only_what_is_new()
    {
        var log = WrittenLog.Of(100, 30, 60, 90);
        var state = WrittenLog.Of(60, 30, 60).Verify().Newest.ShouldNotBeNull();
        var kept = VerifiedState.Parse(state.ToText(), "state.txt");
        var report = log.Verify(kept);
        report.Fault.ShouldBeNull();
        (report.Rows, report.Covered, report.Size).ShouldBe((40L, 90L, 100L));

        log.Rows[70] = log.Rows[70].Says("another act");
        var fault = log.Verify(kept).Fault.ShouldNotBeNull();
        (fault.Kind, fault.First, fault.Last).ShouldBe((FaultKind.Rewritten, 60L, 89L));
    }

    [Fact]
    public void A_state_is_believed_only_if_its_frontier_gives_the_signed_root()
    {
        var log = WrittenLog.Of(100, 60, 90);
        var state = WrittenLog.Of(60, 60).Verify().Newest.ShouldNotBeNull();
        var other = new Frontier();
        for (var i = 0; i < 60; i++) other.Append(TreeHasher.Leaf("x"u8));
        log.Verify(state with { Frontier = other }).Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.WrongStart);
        var forged = WrittenLog.OtherSigner.Sign(WrittenLog.Origin, 1, 60, other.Root(), log.TimeOf(60), null);
        log.Verify(new VerifiedState(forged, other)).Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.NotSigned);
    }

    [Fact]
    public void A_restore_below_a_verified_state_asks_for_a_full_run()
    {
        var log = Restored(opensWith: 2);
        log.Sign(2);
        var before = WrittenLog.Of(30, 10, 20, 30).Verify().Newest.ShouldNotBeNull();
        log.Verify(before).Holds.ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "state.txt, line 1: ")]
    [InlineData("LINE\n", "state.txt, line 2: expected 'frontier '")]
    [InlineData("LINE\nfrontier zz\n", "state.txt, line 2: ")]
    [InlineData("LINE\nfrontier 0000000000000003\n", "state.txt, line 2: A frontier of 3 leaves has 2 hashes")]
    public void A_spoilt_state_is_refused_with_file_and_line(string text, string reason)
    {
        var line = WrittenLog.Of(10, 10).Checkpoints[0].Line;
        Should.Throw<CheckpointFormatException>(() => VerifiedState.Parse(text.Replace("LINE", line, StringComparison.Ordinal), "state.txt"))
            .Message.ShouldStartWith(reason);
    }

    /// <summary>40 facts signed at 10, 20, 30 and 40; a backup of 25 is restored and goes on to 31.</summary>
    private static WrittenLog Restored(int? opensWith, TreeHash? names = null)
    {
        var log = WrittenLog.Of(40, 10, 20, 30, 40);
        log.Rows.RemoveRange(25, 15);
        log.Write(opensWith is { } epoch ? new EpochOpening(epoch, names ?? log.Checkpoints[^1].Checkpoint.Digest) : null);
        for (var i = 0; i < 5; i++) log.Write();
        // The restored facts take other words than those lost.
        log.Rows[27] = log.Rows[27].Says("after the restore");
        return log;
    }
}
