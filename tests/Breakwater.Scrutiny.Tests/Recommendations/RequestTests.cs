using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Tests.Recommendations;

/// <summary>From a resolution to its closure by the committee.</summary>
public class RequestTests
{
    private static readonly DateTime Received = Merrowshire.Utc("2019-03-19 11:00");

    [Fact]
    public void What_the_table_does_not_list_is_refused() => Broken.Refused(RequestMoves.Table).ShouldBe((6 * 7) - 11);

    [Fact]
    public void Only_a_minuted_decision_closes()
    {
        var request = Served();
        request.Note(new ProgressNote(Rag.Green, "The lamps are up.", "Hazel Brook", Received.AddDays(100)));
        request.Status.ShouldBe(RequestStatus.Served, "an officer's green closes nothing");
        request.ProposeClosure("The lamps are up and were checked.");
        request.Status.ShouldBe(RequestStatus.ClosureProposed);
        Broken.Rule(() => request.Close(Merrowshire.Minuted with { Minute = " " })).ShouldBe("committee-decision");
        request.Status.ShouldBe(RequestStatus.ClosureProposed);
        request.Close(Merrowshire.Minuted);
        request.Status.ShouldBe(RequestStatus.Closed);
        request.LastDecision!.Minute.ShouldBe("92.4");
    }

    [Fact]
    public void The_committee_may_refuse_closure_and_reopen()
    {
        var request = Served();
        request.ProposeClosure("The lamps are up.");
        request.RefuseClosure(Merrowshire.Minuted);
        request.Status.ShouldBe(RequestStatus.Served);
        request.Close(Merrowshire.Minuted);
        request.Reopen(Merrowshire.Minuted);
        request.Status.ShouldBe(RequestStatus.Served);
        request.Supersede(Merrowshire.Id<Request>(30), Merrowshire.Minuted);
        request.SupersededBy.ShouldBe(Merrowshire.Id<Request>(30));
    }

    [Fact]
    public void A_request_without_addressee_or_day_warns()
    {
        var request = Merrowshire.ResolvedRequest();
        request.Warnings.Count.ShouldBe(2);
        request.Serve(Merrowshire.Id<Served>(20), Merrowshire.HomeOffice, StatutoryBasis.NoDuty, Received, Merrowshire.Policy);
        request.Warnings.ShouldHaveSingleItem().ShouldContain("No day");
        request.WantedBy = Merrowshire.Day("2019-09-01");
        request.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_served_twice_and_nothing_is_served_before_it_is_resolved()
    {
        var request = Served();
        Broken.Rule(() => request.Serve(Merrowshire.Id<Served>(22), Merrowshire.Police, StatutoryBasis.NoDuty, Received, Merrowshire.Policy)).ShouldBe("request-served-twice");
        var draft = new Request { Id = Merrowshire.Id<Request>(31), Reference = "R-0000-0002P", ResolutionId = Merrowshire.Id<Resolution>(11), Part = "1", Action = "x", Ground = ReportGround.CrimeAndDisorder };
        Broken.Rule(() => draft.Serve(Merrowshire.Id<Served>(23), Merrowshire.Police, StatutoryBasis.CrimeAndDisorderResponse, Received, Merrowshire.Policy)).ShouldBe("request-served-from-draft");
    }

    [Fact]
    public void A_pause_says_why_and_progress_ends_with_closure()
    {
        var request = Served();
        Broken.Rule(() => request.Note(new ProgressNote(Rag.Paused, "", "Hazel Brook", Received))).ShouldBe("progress-words");
        request.Close(Merrowshire.Minuted);
        Broken.Rule(() => request.Note(new ProgressNote(Rag.Green, "Done.", "Hazel Brook", Received))).ShouldBe("request-progress");
    }

    [Fact]
    public void An_outcome_is_judged_once_and_not_before_its_day()
    {
        var outcome = new OutcomeLink { Id = Merrowshire.Id<OutcomeLink>(40), RequestId = Merrowshire.Id<Request>(10), Measure = "exclusions", Baseline = "214 in 2023/24", Expected = Direction.Down, ReviewOn = Merrowshire.Day("2025-09-01") };
        Broken.Rule(() => outcome.Judge(Verdict.Moved, "Fewer.", Merrowshire.Day("2025-08-31"))).ShouldBe("outcome-early");
        outcome.Judge(Verdict.DidNotMove, "221 in 2024/25.", Merrowshire.Day("2025-09-01"));
        Broken.Rule(() => outcome.Judge(Verdict.Moved, "Fewer.", Merrowshire.Day("2025-09-02"))).ShouldBe("outcome-judged");
        Enum.GetNames<Verdict>().ShouldNotContain(name => name.Contains("Caus"));
    }

    [Fact]
    public void A_step_is_late_until_it_is_done_in_time()
    {
        var step = new ActionStep { Id = Merrowshire.Id<ActionStep>(41), ServedId = Merrowshire.Id<Served>(20), Words = "Put up lamps", Owner = "Owen Larkspur, Community Safety Manager", Due = Merrowshire.Day("2019-06-30") };
        step.IsLate(Merrowshire.Day("2019-06-30")).ShouldBeFalse();
        step.IsLate(Merrowshire.Day("2019-07-01")).ShouldBeTrue();
        step.Done(Merrowshire.Day("2019-06-29"));
        step.IsLate(Merrowshire.Day("2019-08-01")).ShouldBeFalse();
        Broken.Rule(() => step.Done(Merrowshire.Day("2019-08-02"))).ShouldBe("step-done");
    }

    private static Request Served()
    {
        var request = Merrowshire.ResolvedRequest();
        request.Serve(Merrowshire.Id<Served>(20), Merrowshire.Police, StatutoryBasis.CrimeAndDisorderResponse, Received, Merrowshire.Policy);
        return request;
    }
}
