using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Hosting;

namespace Breakwater.Testing;

/// <summary>A committee of Merrowshire with one published meeting: an open item with two requests, and an exempt one.</summary>
public sealed class Committee(OpenPartnership open, Viewer officer)
{
    public const string By = "Imogen Tarrant";
    public const string PlantedTitle = "Zanzibarplant", PlantedWords = "Quixoteplant told the committee of Harrier Court.";

    public Body Asks { get; private set; } = null!;

    public Body Police { get; private set; } = null!;

    public Body Cabinet { get; private set; } = null!;

    public Body Trains { get; private set; } = null!;

    public Id<ItemFile> KeptFile { get; private set; }

    public Id<Meeting> MeetingId { get; private set; }

    public Id<Request> Youth { get; private set; }

    public Id<Request> Lines { get; private set; }

    public Act Act(int days = 0) => LawfulStep.Scrutinise.By(officer, open.Partnership.Clock) is var act && days == 0 ? act : act with { At = act.At.AddDays(days) };

    public static Task<Committee> In(EmptyPartnership merrowshire) => In(merrowshire.Open, merrowshire.Hub);

    public static async Task<Committee> In(OpenPartnership open, Viewer officer)
    {
        var committee = new Committee(open, officer);
        await using var db = open.Scrutiny();
        committee.Asks = await new AddBody(db).Do(committee.Act(-100), By, new BodyInput("Community Safety Scrutiny Committee", BodyKind.Committee, CrimeAndDisorder: true));
        committee.Police = await new AddBody(db).Do(committee.Act(-100), By, new BodyInput("Merrowshire Police", BodyKind.ResponsibleAuthority, Duties.CrimeAndDisorder | Duties.PartnerAuthority));
        committee.Cabinet = await new AddBody(db).Do(committee.Act(-100), By, new BodyInput("Merrowshire Cabinet", BodyKind.Committee, Duties.OwnExecutive));
        committee.Trains = await new AddBody(db).Do(committee.Act(-100), By, new BodyInput("Calder Line Trains", BodyKind.External));
        await committee.Meet(db);
        return committee;
    }

    private async Task Attach(ScrutinyDb db, Meeting meeting)
    {
        var (open, shut) = (db.Items.Single(i => i.MeetingId == meeting.Id && i.Number == "84"), db.Items.Single(i => i.MeetingId == meeting.Id && i.Number == "85"));
        var exempt = Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [1], "It names a resident.", "He did not ask to be named.", meeting.Day.AddYears(1), meeting.Day);
        await new AttachFile(db).Do(Act(-99), By, open.Id, "report-on-county-lines.txt", "The report speaks of mentors."u8.ToArray(), null, null, looked: false);
        KeptFile = (await new AttachFile(db).Do(Act(-99), By, open.Id, "Fileplant-of-the-resident.txt", "Contentplant is written here."u8.ToArray(), exempt, "A statement", looked: false)).Id;
        await new AttachFile(db).Do(Act(-99), By, shut.Id, "Itemfileplant.txt", "Contentplant of the item."u8.ToArray(), null, "A police paper", looked: false);
    }

    private async Task Meet(ScrutinyDb db)
    {
        var day = new DateOnly(2026, 8, 11);
        var exempt = Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [1, 7], "It tells of individuals.", "It would identify a witness.", day.AddYears(1), day);
        var meeting = await new MinuteMeeting(db).Do(Act(-99), By, new MeetingInput(Asks, day,
        [
            new ItemInput("84", "County Lines", [
                new PassageInput("84.1", "Narrative", null, "The Committee considered cuckooing in Wellcombe."),
                new PassageInput("84.2", "Narrative", "Cllr Passagespeaker", "Passageplant lives in Quarry Mews.", Restriction: exempt),
            ],
            [
                new ResolutionInput("1", "That youth workers be paid for.", [new RequestInput("1", "pay for youth workers", ReportGround.OverviewAndScrutiny, "Pay for youth workers.", "Prevention")]),
                new ResolutionInput("2", "That lines closed be published.", [new RequestInput("2", "publish lines closed", ReportGround.CrimeAndDisorder, "=Publish lines, \"closed\".", "Policing", "ashmere")]),
            ]),
            new ItemInput("85", PlantedTitle, [new PassageInput("85.1", "Narrative", "Supt Plantedspeaker", PlantedWords)], [new ResolutionInput("1", "That Resolvedplant be thanked.", [])], exempt, "A police operation"),
        ]));
        MeetingId = meeting.Id;
        await Attach(db, meeting);
        await new PublishMinutes(db).Do(Act(-98), By, meeting, meeting.Version);
        Youth = db.Requests.Single(r => r.Part == "1").Id;
        Lines = db.Requests.Single(r => r.Part == "2").Id;
    }
}
