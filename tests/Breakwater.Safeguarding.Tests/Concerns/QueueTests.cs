using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Tests.Concerns;

/// <summary>Where a concern stands in the worklist, after each act: nobody's first, urgent first in each half.</summary>
public sealed class QueueTests
{
    private static readonly DateTime Morning = new(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc), Due = Morning.AddDays(1);
    private static readonly Id<Worker> Owen = new(new Guid("0193b0a4-0000-7000-8000-000000000001"));

    [Fact]
    public void What_nobody_has_stands_on_top_and_urgent_above_it()
    {
        var concern = New();
        concern.Queue.ShouldBe(Queues.NobodyHasIt);
        concern.Escalate(Morning, Morning.AddHours(1), Morning.AddHours(1));
        concern.Queue.ShouldBe(Queues.UrgentNobodyHasIt);
        concern.Take(Owen, Morning);
        concern.Queue.ShouldBe(Queues.UrgentSomebodyHasIt);
        // Marked urgent, the decision is due within the hour; marked again, it is not put off.
        concern.WaitsUntil.ShouldBe(Morning.AddHours(1));
        concern.Escalate(Morning.AddHours(3), Morning.AddHours(4), Morning.AddHours(4));
        concern.WaitsUntil.ShouldBe(Morning.AddHours(1));
    }

    [Fact]
    public void A_hand_over_waits_for_its_acceptance_and_never_restarts_the_clock()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.HandOver("family-help", [], Morning, Morning.AddHours(3));
        concern.WaitsUntil.ShouldBe(Morning.AddHours(3));
        concern.TakeBack(dutyManager: null);
        (concern.Queue, concern.WaitsUntil, concern.DueAt, concern.Status).ShouldBe((Queues.NobodyHasIt, Due, Due, ConcernStatus.Acknowledged));
        (concern.DecisionCode, concern.Decision).ShouldBe((null, null));
    }

    [Fact]
    public void A_decided_concern_waits_until_whoever_told_us_has_heard()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.Decide("advice", null, Morning, answerBy: Morning.AddHours(5));
        (concern.Queue, concern.WaitsUntil).ShouldBe((Queues.SomebodyHasIt, Morning.AddHours(5)));
        concern.GiveFeedback(Morning.AddHours(1), messageWaits: false);
        concern.Queue.ShouldBe(Queues.NothingWaits);
    }

    [Fact]
    public void The_news_of_a_decision_answers_no_message_that_waits()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.HearFromReporter(Morning.AddHours(4));
        concern.GiveFeedback(Morning.AddHours(1), messageWaits: true);
        concern.Decide("advice", null, Morning.AddHours(1), answerBy: null);
        (concern.Queue, concern.WaitsUntil).ShouldBe((Queues.SomebodyHasIt, Morning.AddHours(4)));
        concern.AnswerReporter();
        concern.Queue.ShouldBe(Queues.NothingWaits);
    }

    [Fact]
    public void A_message_of_the_reporter_brings_a_settled_concern_back()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.Decide("advice", null, Morning, answerBy: null);
        concern.Queue.ShouldBe(Queues.NothingWaits);
        concern.HearFromReporter(Morning.AddHours(4));
        (concern.Queue, concern.WaitsUntil).ShouldBe((Queues.SomebodyHasIt, Morning.AddHours(4)));
        concern.AnswerReporter();
        concern.Queue.ShouldBe(Queues.NothingWaits);
    }

    [Fact]
    public void Letting_go_puts_it_on_top_again()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.LetGo(Owen);
        concern.Queue.ShouldBe(Queues.NobodyHasIt);
    }

    [Fact]
    public void A_paused_concern_waits_for_the_day_on_which_it_is_looked_at_again_and_stays_on_the_list()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.Pause([1], Morning, new DateOnly(2026, 11, 20));
        (concern.Queue, concern.WaitsUntil, concern.DueAt).ShouldBe((Queues.SomebodyHasIt, new DateTime(2026, 11, 20, 23, 59, 59, 999, DateTimeKind.Utc), Due));
        concern.GoOn([2], Due.AddDays(1));
        (concern.WaitsUntil, concern.DueAt, concern.PausedAt).ShouldBe((Due.AddDays(1), Due.AddDays(1), null));
    }

    [Fact]
    public void Nothing_is_paused_once_it_is_decided()
    {
        var concern = New();
        concern.Decide("advice", null, Morning, answerBy: null);
        Should.Throw<RuleBroken>(() => concern.Pause([1], Morning, new DateOnly(2026, 11, 20))).Rule.ShouldBe("pause-decided");
    }

    [Fact]
    public void The_day_to_tell_brings_even_a_decided_concern_back()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.MarkTold([1], new DateOnly(2026, 11, 25));
        concern.Decide("advice", null, Morning, answerBy: null);
        concern.Queue.ShouldBe(Queues.NothingWaits);
        concern.FallDueToTell(teller: null);
        (concern.Queue, concern.WaitsUntil).ShouldBe((Queues.SomebodyHasIt, new DateTime(2026, 11, 25, 23, 59, 59, 999, DateTimeKind.Utc)));
        concern.MarkTold([2], null);
        concern.Queue.ShouldBe(Queues.NothingWaits);
    }

    [Fact]
    public void What_an_agency_answers_after_the_decision_waits_until_it_is_read()
    {
        var concern = New();
        concern.Take(Owen, Morning);
        concern.Decide("advice", null, Morning, answerBy: null);
        concern.HearFromAgency(Morning.AddHours(4));
        concern.HearFromAgency(Morning.AddHours(9));
        (concern.Queue, concern.WaitsUntil).ShouldBe((Queues.SomebodyHasIt, Morning.AddHours(4)));
        concern.LetGo(Owen);
        concern.Queue.ShouldBe(Queues.NobodyHasIt);
        concern.AnswersRead();
        concern.Queue.ShouldBe(Queues.NothingWaits);
    }

    [Fact]
    public void Offered_again_it_waits_for_its_acceptance_by_the_day_that_was_first_set()
    {
        var concern = New();
        concern.HandOver("family-help", [], Morning, Morning.AddHours(3));
        concern.Decide("family-help", null, Morning.AddHours(1), answerBy: null, ConcernAct.Accepted);
        concern.Queue.ShouldBe(Queues.NothingWaits);
        concern.OfferAgain(Morning.AddHours(3));
        (concern.Status, concern.Queue, concern.WaitsUntil).ShouldBe((ConcernStatus.HandedOver, Queues.NobodyHasIt, Morning.AddHours(3)));
        concern.Escalate(Morning.AddHours(1), Morning.AddHours(2), Morning.AddHours(2));
        (concern.Queue, concern.WaitsUntil, concern.DecidedAt).ShouldBe((Queues.UrgentNobodyHasIt, Morning.AddHours(2), Morning));
    }

    private static Concern New() => new()
    {
        Id = new Id<Concern>(new Guid("0193b0a4-0000-7000-8000-000000000002")),
        Reference = "C-0000-00009",
        Regime = Regime.UkGdpr,
        About = "child",
        Channel = Channel.Telephone,
        Promise = Promise.Named,
        ReceivedAt = Morning,
        FrontDoor = "hub",
        OwningAgency = "csc",
        Team = "hub",
        DueAt = Due,
        Narrative = [],
    };
}
