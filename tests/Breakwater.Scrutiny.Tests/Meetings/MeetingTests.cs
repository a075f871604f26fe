using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;

namespace Breakwater.Scrutiny.Tests.Meetings;

/// <summary>Meetings, their agendas in time, and what is kept from the public.</summary>
public class MeetingTests
{
    [Fact]
    public void What_the_table_does_not_list_is_refused() => Broken.Refused(MeetingMoves.Table).ShouldBe((8 * 9) - 14);

    [Theory]
    [InlineData("2019-03-19", "2019-03-11", "2019-03-12")]
    [InlineData("2019-04-23", "2019-04-11", "2019-04-12")]
    [InlineData("2019-04-25", "2019-04-15", "2019-04-16")]
    [InlineData("2019-04-30", "2019-04-18", "2019-04-19")]
    [InlineData("2019-05-02", "2019-04-24", "2019-04-25")]
    public void An_agenda_needs_five_clear_days_and_a_late_one_stated_circumstances(string meeting, string last, string late)
    {
        Noticed(meeting).PublishAgenda(Merrowshire.Day(last), Jurisdiction.England, Merrowshire.Policy);
        var tooLate = Noticed(meeting);
        Broken.Rule(() => tooLate.PublishAgenda(Merrowshire.Day(late), Jurisdiction.England, Merrowshire.Policy)).ShouldBe("meeting-agenda-late");
        tooLate.Status.ShouldBe(MeetingStatus.NoticeGiven);
        tooLate.PublishAgenda(Merrowshire.Day(late), Jurisdiction.England, Merrowshire.Policy, "A child died; the answer can't wait for the next meeting.");
        tooLate.Status.ShouldBe(MeetingStatus.AgendaPublished);
    }

    [Fact]
    public void Wales_needs_three() =>
        Noticed("2019-04-23").PublishAgenda(Merrowshire.Day("2019-04-15"), Jurisdiction.Wales, Merrowshire.Policy);

    [Fact]
    public void Calendars_hear_of_every_change()
    {
        var meeting = Noticed("2019-03-19");
        meeting.Move(MeetingAct.Cancelled);
        (meeting.Status, meeting.Sequence).ShouldBe((MeetingStatus.Cancelled, 2));
        Broken.Rule(() => meeting.Move(MeetingAct.AgendaPublished)).ShouldBe("meeting-agenda-day");
    }

    [Fact]
    public void Exempt_names_its_paragraph_its_balance_and_its_review()
    {
        var (today, review) = (Merrowshire.Day("2024-03-12"), Merrowshire.Day("2025-03-12"));
        Broken.Rule(() => Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [], "Crime", "It would warn a gang.", review, today)).ShouldBe("restriction-paragraph");
        Broken.Rule(() => Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [8], "Crime", "It would warn a gang.", review, today)).ShouldBe("restriction-paragraph-range");
        Broken.Rule(() => Restriction.Exempt(Jurisdiction.Wales, ScheduleEra.Since2006, [7], "Crime", "It would warn a gang.", review, today)).ShouldBe("restriction-paragraph-range");
        Broken.Rule(() => Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [7], "Crime", " ", review, today)).ShouldBe("restriction-public-interest");
        Broken.Rule(() => Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [7], "Crime", "It would warn a gang.", today, today)).ShouldBe("restriction-review");
        Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [7, 1, 2], "Crime", "It would warn a gang.", review, today).Paragraphs.ShouldBe([1, 2, 7]);
        Broken.Rule(() => Restriction.Confidential(Jurisdiction.England, "", review, today)).ShouldBe("restriction-reason");
    }

    private static Meeting Noticed(string day)
    {
        var meeting = new Meeting { Id = Merrowshire.Meeting, BodyId = Merrowshire.Id<Body>(9), Day = Merrowshire.Day(day) };
        meeting.Move(MeetingAct.NoticeGiven);
        return meeting;
    }
}
