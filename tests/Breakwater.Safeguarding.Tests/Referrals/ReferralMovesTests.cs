using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Referrals;

namespace Breakwater.Safeguarding.Tests.Referrals;

/// <summary>The whole square of where a referral may go, written down a second time by hand.</summary>
public sealed class ReferralMovesTests
{
    private static readonly Dictionary<ReferralStatus, string> Legal = new()
    {
        [ReferralStatus.Offered] = "Accepted>Accepted Declined>Declined LetRunOut>Expired Withdrawn>Withdrawn",
        [ReferralStatus.Accepted] = "GivenBack>Offered",
        [ReferralStatus.Declined] = "",
        [ReferralStatus.Expired] = "Accepted>Accepted Withdrawn>Withdrawn Declined>Declined",
        [ReferralStatus.Withdrawn] = "",
    };

    public static readonly TheoryData<ReferralStatus, ReferralAct> Square = [.. from s in Enum.GetValues<ReferralStatus>() from a in Enum.GetValues<ReferralAct>() select (s, a)];

    [Theory, MemberData(nameof(Square))]
    public void Each_square_is_legal_or_refused_with_a_sentence(ReferralStatus from, ReferralAct act)
    {
        var expected = Legal[from].Split(' ').Select(m => m.Split('>')).FirstOrDefault(m => m[0] == act.ToString())?[1];
        if (expected is null) Should.Throw<RuleBroken>(() => ReferralMoves.Table.Move(from, act)).Message.ShouldStartWith("This referral is ");
        else ReferralMoves.Table.Move(from, act).ToString().ShouldBe(expected);
    }
}
