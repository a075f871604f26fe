using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Professional;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.PassOn;

/// <summary>What a councillor types when a resident told them of a worry.</summary>
public sealed class PassOnInput
{
    public string? About { get; set; }

    public string? Words { get; set; }

    public string? Area { get; set; }

    public string? Where { get; set; }

    public string? ResidentName { get; set; }

    public string? ResidentPhone { get; set; }

    public string? Safe { get; set; }
}

/// <summary>A councillor passes on a resident's worry, and sees in safe words how it stands. Nothing else of it.</summary>
[Needs("pass_on_worry")]
public sealed class IndexModel(SafeguardingDb db, WordShelf shelf, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public PassOnInput Input { get; set; } = new();

    public PublicWords W { get; } = shelf["pass-on"];

    public PartnershipConfiguration Configuration => Db.Partnership.Configuration;

    public IReadOnlyList<Brought> Reports { get; private set; } = [];

    public async Task OnGet() => Reports = await SentModel.Of(Viewer, Db, shelf, abilities);

    public Task<IActionResult> OnPost()
    {
        Report.Tidied.All(Input);
        Check();
        return Try(
            async () =>
            {
                var reported = await new ReportConcern(Db).Do(ActFor(LawfulStep.Triage), Told());
                var door = Configuration.FrontDoorOf(reported.Concern.FrontDoor);
                Done(shelf["pass-on", door].Say("done", reported.Concern.Reference, door.Name));
                return LocalRedirect("/pass-on");
            },
            OnGet);
    }

    private ReportInput Told()
    {
        var known = Input.ResidentName is not null || Input.ResidentPhone is not null;
        return new ReportInput(Input.About!, Channel.ProfessionalForm, known ? Promise.Confidential : Promise.Anonymous, Input.Words!)
        {
            Area = Input.Area is null or "unknown" ? null : Input.Area,
            Circumstances = new Circumstances(Input.Where, null, W["how"]),
            ReporterKind = "councillor",
            Identity = known ? new ReporterIdentity(Input.ResidentName, Input.ResidentPhone, null, null, W["resident"]) : null,
            SafeContact = Input.Safe,
            BroughtBy = Viewer.WorkerId,
        };
    }

    private void Check()
    {
        if (Input.About is not ("child" or "adult" or "place" or "group" or "online")) Fault(nameof(Input.About), W["fault.About"]);
        if (Input.Words is null) Fault(nameof(Input.Words), W["fault.Words"]);
        else if (Input.Words.Length > TypedLimits.Words) Fault(nameof(Input.Words), W.Say("fault.long", $"{TypedLimits.Words:N0}", $"{Input.Words.Length:N0}"));
        foreach (var (field, text, most) in new[] { ("Where", Input.Where, TypedLimits.Line), ("ResidentName", Input.ResidentName, TypedLimits.Name), ("Safe", Input.Safe, TypedLimits.Line) })
            if (text?.Length > most) Fault(field, W.Say("fault.long", $"{most:N0}", $"{text.Length:N0}"));
        if (Input.ResidentPhone is { } phone && !TypedLimits.IsPhone(phone)) Fault(nameof(Input.ResidentPhone), W["fault.ResidentPhone"]);
    }

    private void Fault(string field, string sentence) => ModelState.AddModelError("Input." + field, sentence);
}
