using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Tests.Committees;

/// <summary>Bodies, seats, years and numbers.</summary>
public class CommitteesTests
{
    [Theory]
    [InlineData("2024-04-30", "2023/24")]
    [InlineData("2024-05-01", "2024/25")]
    [InlineData("2000-01-01", "1999/00")]
    public void A_day_belongs_to_its_municipal_year(string day, string year) =>
        MunicipalYear.Of(Merrowshire.Day(day)).ToString().ShouldBe(year);

    [Fact]
    public void A_councils_own_annual_meeting_begins_its_year() =>
        MunicipalYear.Of(Merrowshire.Day("2024-05-20"), Merrowshire.Day("2024-05-23")).First.ShouldBe(2023);

    [Fact]
    public void Numbers_go_on_and_are_never_used_again()
    {
        var year = new MunicipalYear(2024);
        ItemNumbers.Next(Numbering.Continuous, ["129", "131"], year).ShouldBe("132");
        ItemNumbers.Next(Numbering.PerYear, ["111/24", "80/23"], year).ShouldBe("112/24");
        ItemNumbers.Next(Numbering.PerYear, ["111/24"], new MunicipalYear(2025)).ShouldBe("1/25");
        ItemNumbers.Next(Numbering.None, ["4"], year).ShouldBeNull();
        Broken.Rule(() => ItemNumbers.MustBeNew("131", ["131"])).ShouldBe("minute-number-used");
    }

    [Fact]
    public void A_seat_is_held_from_day_to_day_and_rules_keep_it_clean()
    {
        var chair = Seat(1, CommitteeRole.Chair, 50);
        Membership.Take(chair, [], inExecutive: false).HeldOn(Merrowshire.Day("2024-05-23")).ShouldBeTrue();
        Broken.Rule(() => Membership.Take(Seat(2, CommitteeRole.Chair, 51), [chair], inExecutive: false)).ShouldBe("membership-two-chairs");
        Broken.Rule(() => Membership.Take(Seat(3, CommitteeRole.Member, 50), [chair], inExecutive: false)).ShouldBe("membership-twice");
        Broken.Rule(() => Membership.Take(Seat(4, CommitteeRole.Member, 52), [chair], inExecutive: true)).ShouldBe("membership-executive");
        Broken.Rule(() => Membership.Take(Seat(5, CommitteeRole.CoOptee, 53), [chair], inExecutive: false)).ShouldBe("membership-co-optee-body");
        chair.End(Merrowshire.Day("2024-12-31"));
        chair.HeldOn(Merrowshire.Day("2025-01-01")).ShouldBeFalse();
        Broken.Rule(() => chair.End(Merrowshire.Day("2025-01-31"))).ShouldBe("membership-ended");
    }

    [Fact]
    public void A_body_is_what_it_says_it_is()
    {
        Broken.Rule(() => Of(BodyKind.Council, crimeAndDisorder: true).Check()).ShouldBe("body-crime-and-disorder-committee");
        Broken.Rule(() => Of(BodyKind.TaskGroup).Check()).ShouldBe("body-task-group-parent");
        Broken.Rule(() => Of(BodyKind.ResponsibleAuthority).Check()).ShouldBe("body-responsible-authority-duty");
        Of(BodyKind.Committee, crimeAndDisorder: true).Check();
    }

    private static Body Of(BodyKind kind, bool crimeAndDisorder = false) =>
        new() { Id = Merrowshire.Id<Body>(60), Name = "Ashmere", Slug = "ashmere", Kind = kind, Jurisdiction = Jurisdiction.England, IsCrimeAndDisorderCommittee = crimeAndDisorder };

    private static Membership Seat(int id, CommitteeRole role, int person) =>
        new() { Id = Merrowshire.Id<Membership>(id), BodyId = Merrowshire.Id<Body>(9), PersonId = Merrowshire.Id<Person>(person), Role = role, Votes = role != CommitteeRole.CoOptee, From = Merrowshire.Day("2024-05-23") };
}
