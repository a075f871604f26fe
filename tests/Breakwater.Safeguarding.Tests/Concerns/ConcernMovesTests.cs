using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Tests.Concerns;

/// <summary>The whole square of where a concern may go, written down a second time by hand.</summary>
public sealed class ConcernMovesTests
{
    private static readonly Dictionary<ConcernStatus, string> Legal = new()
    {
        [ConcernStatus.Received] = "Acknowledged>Acknowledged SentForChecks>Checking Proposed>AwaitingCountersignature HandedOver>HandedOver Decided>Decided",
        [ConcernStatus.Acknowledged] = "SentForChecks>Checking Proposed>AwaitingCountersignature HandedOver>HandedOver Decided>Decided",
        [ConcernStatus.Checking] = "SentForChecks>Checking GivenBackFromChecks>Acknowledged Proposed>AwaitingCountersignature HandedOver>HandedOver Decided>Decided",
        [ConcernStatus.AwaitingCountersignature] = "CountersignatureRefused>Acknowledged ProposalWithdrawn>Acknowledged HandedOver>HandedOver Decided>Decided",
        [ConcernStatus.HandedOver] = "TakenBack>Acknowledged Accepted>Decided",
        [ConcernStatus.Decided] = "OfferedAgain>HandedOver Closed>Closed Reopened>Acknowledged",
        [ConcernStatus.Closed] = "Reopened>Acknowledged",
    };

    public static readonly TheoryData<ConcernStatus, ConcernAct> Square = [.. from s in Enum.GetValues<ConcernStatus>() from a in Enum.GetValues<ConcernAct>() select (s, a)];

    [Theory, MemberData(nameof(Square))]
    public void Each_square_is_legal_or_refused_with_a_sentence(ConcernStatus from, ConcernAct act)
    {
        var expected = Legal[from].Split(' ').Select(m => m.Split('>')).FirstOrDefault(m => m[0] == act.ToString())?[1];
        if (expected is null)
        {
            var broken = Should.Throw<RuleBroken>(() => ConcernMoves.Table.Move(from, act));
            broken.Message.ShouldStartWith("This concern is ");
            broken.Rule.ShouldBe($"concern-{act}-from-{from}".ToLowerInvariant());
        }
        else ConcernMoves.Table.Move(from, act).ToString().ShouldBe(expected);
    }
}
