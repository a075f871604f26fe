using Breakwater.Kernel.Clocks;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Tests.Recommendations;

/// <summary>Who owes an answer, on what ground, by when.</summary>
public class ResponseClocksTests
{
    private static readonly DateTime Received = Merrowshire.Utc("2019-03-19 11:00");

    [Theory]
    [InlineData(StatutoryBasis.CrimeAndDisorderResponse, "2019-04-16", OnMiss.ReasonOwed)]
    [InlineData(StatutoryBasis.ExecutiveResponse, "2019-05-18", OnMiss.Breach)]
    [InlineData(StatutoryBasis.CountyResponse, "2019-05-18", OnMiss.Breach)]
    [InlineData(StatutoryBasis.HaveRegard, "2019-04-16", OnMiss.Chase)]
    [InlineData(StatutoryBasis.NoDuty, "2019-04-16", OnMiss.Chase)]
    public void A_report_received_on_19_March_2019_is_due_on_the_worked_day(StatutoryBasis basis, string due, OnMiss onMiss)
    {
        var rule = ResponseClocks.RuleOf(basis);
        LondonDay.Of(rule.Due(Received, Merrowshire.Policy)).ShouldBe(Merrowshire.Day(due));
        rule.OnMiss.ShouldBe(onMiss);
    }

    [Fact]
    public void One_request_with_two_addressees_has_two_clocks()
    {
        var request = Merrowshire.ResolvedRequest();
        request.Serve(Merrowshire.Id<Served>(20), Merrowshire.Police, StatutoryBasis.CrimeAndDisorderResponse, Received, Merrowshire.Policy);
        request.Serve(Merrowshire.Id<Served>(21), Merrowshire.HomeOffice, StatutoryBasis.NoDuty, Received.AddDays(7), Merrowshire.Policy);
        request.Served.Select(one => LondonDay.Of(one.Clock.Due)).ShouldBe([Merrowshire.Day("2019-04-16"), Merrowshire.Day("2019-04-23")]);
        request.Served.Select(one => one.Clock.Rule.OnMiss).ShouldBe([OnMiss.ReasonOwed, OnMiss.Chase]);
    }

    [Theory]
    [InlineData(StatutoryBasis.ExecutiveResponse)]
    [InlineData(StatutoryBasis.CountyResponse)]
    [InlineData(StatutoryBasis.HaveRegard)]
    public void A_request_under_the_police_and_justice_act_can_not_be_given_another_clock(StatutoryBasis basis)
    {
        var request = Merrowshire.ResolvedRequest();
        foreach (var body in new[] { Merrowshire.Police, Merrowshire.Cabinet, Merrowshire.County })
            Broken.Rule(() => request.Serve(Merrowshire.Id<Served>(20), body, basis, Received, Merrowshire.Policy)).ShouldBe("request-basis");
        request.Served.ShouldBeEmpty();
        request.Status.ShouldBe(RequestStatus.Resolved);
    }

    [Fact]
    public void For_every_ground_and_body_exactly_the_lawful_basis_and_no_duty_are_open()
    {
        foreach (var ground in Enum.GetValues<ReportGround>())
        {
            for (var duties = Duties.None; (int)duties < 16; duties++)
            {
                var open = Enum.GetValues<StatutoryBasis>().Where(basis => Allows(ground, duties, basis)).ToHashSet();
                open.ShouldBe(new HashSet<StatutoryBasis> { ResponseClocks.For(ground, duties), StatutoryBasis.NoDuty }, ignoreOrder: true);
                (open.Contains(StatutoryBasis.CrimeAndDisorderResponse) && open.Contains(StatutoryBasis.ExecutiveResponse)).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Who_owes_no_answer_can_not_be_late()
    {
        var request = Merrowshire.ResolvedRequest();
        var served = request.Serve(Merrowshire.Id<Served>(20), Merrowshire.HomeOffice, StatutoryBasis.NoDuty, Received, Merrowshire.Policy);
        Broken.Rule(() => served.ExplainLateness("busy", Received.AddDays(60))).ShouldBe("served-late-no-duty");
    }

    [Fact]
    public void A_late_answer_keeps_its_reason()
    {
        var request = Merrowshire.ResolvedRequest();
        var served = request.Serve(Merrowshire.Id<Served>(20), Merrowshire.Police, StatutoryBasis.CrimeAndDisorderResponse, Received, Merrowshire.Policy);
        served.Answer(new Response(ResponseCategory.Accepted, "We will.", null, null, null, null, Merrowshire.Utc("2019-04-20 09:00"), "Petra Quill"), Merrowshire.Policy);
        served.Clock.StateAt(Merrowshire.Utc("2019-04-21 09:00")).ShouldBe(ClockState.MetLate);
        served.ExplainLateness("An operation ran over Easter.", Merrowshire.Utc("2019-04-21 09:00"));
        served.Clock.LateReason.ShouldBe("An operation ran over Easter.");
    }

    private static bool Allows(ReportGround ground, Duties duties, StatutoryBasis basis)
    {
        try
        {
            ResponseClocks.MustAllow(ground, duties, basis);
            return true;
        }
        catch (Kernel.Acting.RuleBroken)
        {
            return false;
        }
    }
}
