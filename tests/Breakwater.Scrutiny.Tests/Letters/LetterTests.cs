using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Tests.Letters;

/// <summary>A letter from the chair, from its first word to the committee that hears what came back.</summary>
public class LetterTests
{
    [Fact]
    public void What_the_table_does_not_list_is_refused() => Broken.Refused(LetterMoves.Table).ShouldBe((7 * 7) - 11);

    [Fact]
    public void A_letter_goes_out_cleared_and_with_proof_and_comes_back_to_the_committee()
    {
        var letter = Draft();
        Broken.Rule(() => letter.Clear("Alder Marsh")).ShouldBe("letter-empty");
        letter.Write("Dear Home Secretary");
        letter.Clear("Alder Marsh");
        Broken.Rule(() => letter.Write("Dear Minister")).ShouldBe("letter-text-fixed");
        letter.WaitsFor = "once finalised";
        Broken.Rule(() => letter.Send(Merrowshire.Utc("2024-03-20 09:00"), "by post, receipt 4411")).ShouldBe("letter-waits");
        letter.WaitsFor = null;
        Broken.Rule(() => letter.Send(Merrowshire.Utc("2024-03-20 09:00"), "")).ShouldBe("letter-proof");
        letter.Send(Merrowshire.Utc("2024-03-20 09:00"), "by post, receipt 4411");
        letter.Acknowledge();
        letter.Reply(Merrowshire.Utc("2024-05-02 09:00"));
        letter.ReportTo(Merrowshire.Meeting);
        letter.Status.ShouldBe(LetterStatus.ReportedToCommittee);
    }

    [Fact]
    public void An_unanswered_letter_can_be_reported_too()
    {
        var letter = Draft();
        letter.Write("Dear Home Secretary");
        letter.Clear("Alder Marsh");
        letter.TakeBack();
        letter.ClearedBy.ShouldBeNull();
        letter.Clear("Alder Marsh");
        letter.Send(Merrowshire.Utc("2024-03-20 09:00"), "by mail, message 77");
        letter.ReportTo(Merrowshire.Meeting);
        letter.RepliedAt.ShouldBeNull();
        Broken.Rule(() => letter.Withdraw()).ShouldBe("letter-withdrawn-from-reportedtocommittee");
    }

    [Fact]
    public void A_day_named_for_the_reply_lies_ahead_when_the_letter_goes_and_is_over_when_it_is_unanswered()
    {
        var letter = Draft();
        letter.Write("Dear Home Secretary", new DateOnly(2024, 4, 19));
        letter.Clear("Alder Marsh");
        letter.IsUnanswered(new DateOnly(2024, 5, 1)).ShouldBeFalse();
        Broken.Rule(() => letter.Send(Merrowshire.Utc("2024-04-18 23:30"), "by mail, message 77")).ShouldBe("letter-reply-by");
        letter.Send(Merrowshire.Utc("2024-04-18 22:30"), "by mail, message 77");
        letter.IsUnanswered(new DateOnly(2024, 4, 19)).ShouldBeFalse();
        letter.IsUnanswered(new DateOnly(2024, 4, 20)).ShouldBeTrue();
        letter.Reply(Merrowshire.Utc("2024-05-02 09:00"));
        letter.IsUnanswered(new DateOnly(2024, 5, 3)).ShouldBeFalse();
    }

    private static Letter Draft() => new()
    {
        Id = Merrowshire.Id<Letter>(70),
        Reference = "L-0000-0001",
        FromBody = Merrowshire.Id<Breakwater.Scrutiny.Committees.Body>(9),
        ToBody = Merrowshire.HomeOffice.Id,
        Quotes = [Merrowshire.Id<Request>(10)],
    };
}
