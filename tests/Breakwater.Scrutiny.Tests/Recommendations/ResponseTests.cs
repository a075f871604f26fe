using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Tests.Recommendations;

/// <summary>What an answer amounts to, and what it owes.</summary>
public class ResponseTests
{
    private static readonly Response Plain = new(ResponseCategory.Accepted, "We will do it.", null, null, null, null, Merrowshire.Utc("2019-04-10 09:00"), "Petra Quill, Detective Superintendent");

    [Fact]
    public void In_principle_counts_only_with_an_action_and_a_day()
    {
        var inPrinciple = Plain with { Category = ResponseCategory.AcceptedInPrinciple };
        inPrinciple.CountsAsAccepted.ShouldBeFalse();
        inPrinciple.Shown.ShouldBe(ShownAnswer.InPrincipleNoActionYet);
        (inPrinciple with { Action = "Put up lamps" }).CountsAsAccepted.ShouldBeFalse();
        (inPrinciple with { ActionBy = Merrowshire.Day("2019-09-01") }).CountsAsAccepted.ShouldBeFalse();
        (inPrinciple with { Action = "Put up lamps", ActionBy = Merrowshire.Day("2019-09-01") }).CountsAsAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(ResponseCategory.PartlyAccepted)]
    [InlineData(ResponseCategory.Rejected)]
    [InlineData(ResponseCategory.Noted)]
    [InlineData(ResponseCategory.NotOurs)]
    public void A_reason_is_owed_unless_the_request_is_accepted(ResponseCategory category)
    {
        Broken.Rule(() => (Plain with { Category = category }).Checked()).ShouldBe("response-reason");
        (Plain with { Category = category, Reason = "There is no money.", RedirectTo = Merrowshire.County.Id }).Checked().CountsAsAccepted.ShouldBeFalse();
    }

    [Fact]
    public void Not_ours_names_whose_it_is() =>
        Broken.Rule(() => (Plain with { Category = ResponseCategory.NotOurs, Reason = "The path is the county's." }).Checked()).ShouldBe("response-redirect");

    [Fact]
    public void The_first_answer_meets_the_clock_and_a_later_one_stands_beside_it()
    {
        var request = Merrowshire.ResolvedRequest();
        var served = request.Serve(Merrowshire.Id<Served>(20), Merrowshire.Police, StatutoryBasis.CrimeAndDisorderResponse, Merrowshire.Utc("2019-03-19 11:00"), Merrowshire.Policy);
        served.Shown.ShouldBe(ShownAnswer.None);
        served.Answer(Plain with { Category = ResponseCategory.AcceptedInPrinciple }, Merrowshire.Policy);
        served.Answer(Plain with { ReceivedAt = Merrowshire.Utc("2019-06-01 09:00") }, Merrowshire.Policy);
        served.Clock.MetOn.ShouldBe(Plain.ReceivedAt);
        served.Responses.Count.ShouldBe(2);
        served.Shown.ShouldBe(ShownAnswer.Accepted);
    }
}
