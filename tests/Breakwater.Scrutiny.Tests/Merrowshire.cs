using System.Globalization;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Tests;

/// <summary>The bodies of invented Merrowshire, its calendar, and fixed ids.</summary>
internal static class Merrowshire
{
    public static readonly DayCountPolicy Policy = DayCountPolicy.For(HolidayCalendarFile.Load(Path.Combine(Root(), "config", "calendars", "england-and-wales.yaml")));

    public static readonly Body Police = Of("Merrowshire Police", BodyKind.ResponsibleAuthority, Duties.CrimeAndDisorder | Duties.PartnerAuthority, 1);
    public static readonly Body Cabinet = Of("Cabinet", BodyKind.Committee, Duties.OwnExecutive, 2);
    public static readonly Body HomeOffice = Of("Home Office", BodyKind.External, Duties.None, 3);
    public static readonly Body County = Of("Merrowshire County Council", BodyKind.Council, Duties.CrimeAndDisorder | Duties.CountyOfDistrict, 4);
    public static readonly Id<Meeting> Meeting = Id<Meeting>(5);
    public static readonly CommitteeDecision Minuted = new(Meeting, "92.4", Day("2019-10-15"), "The Committee agreed to close the request.");

    public static Request ResolvedRequest(ReportGround ground = ReportGround.CrimeAndDisorder)
    {
        var request = new Request { Id = Id<Request>(10), Reference = "R-0000-0001G", ResolutionId = Id<Resolution>(11), Part = "4b", Action = "light the canal path", Ground = ground };
        request.Resolve();
        return request;
    }

    public static Id<T> Id<T>(int number) => new(Guid.ParseExact(number.ToString("00000000-0000-7000-8000-000000000000", CultureInfo.InvariantCulture), "D"));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A UTC instant from "2019-03-19 09:30".</summary>
    public static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static Body Of(string name, BodyKind kind, Duties duties, int id)
    {
        var body = new Body { Id = Id<Body>(id), Name = name, Slug = name.ToLowerInvariant().Replace(' ', '-'), Kind = kind, Jurisdiction = Jurisdiction.England, Duties = duties };
        body.Check();
        return body;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Breakwater.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Breakwater.slnx isn't above the tests.");
    }
}
