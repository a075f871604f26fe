using System.Text;

namespace Breakwater.Kernel.Configuration;

/// <summary>Reads a partnership file and the files it leans on, and refuses what can't be used.</summary>
public static class PartnershipFile
{
    public static readonly IReadOnlyList<string> AboutKinds = ["me", "child", "adult", "place", "group", "online"];
    private static readonly IReadOnlyList<string> Jurisdictions = ["england", "wales"];

    /// <summary>What kind of area it is.</summary>
    public static readonly IReadOnlyList<string> Tiers = ["county", "unitary", "district", "ward", "division", "policing_team"];

    private static readonly IReadOnlyList<string> Regimes = ["uk-gdpr", "law-enforcement"];
    private static readonly IReadOnlyList<string> RecordKinds = ["concern", "referral", "emergency-opening", "account", "fact"];
    private static readonly IReadOnlyList<string> PublicForm = ["open", "shut"];
    private static readonly IReadOnlyList<string> AskedBy = ["agency", "team"];
    private static readonly IReadOnlyList<string> Natures = ["vulnerability", "risk", "harm", "protective", "place"];

    // What the public form has words for, as config/words/*/report.yaml holds them.
    private static readonly IReadOnlyList<string> Helps = ["self-harm", "inside"];

    /// <exception cref="ConfigurationFault">Which file, which line, why.</exception>
    public static PartnershipConfiguration Load(string file)
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, ".."));
        var text = new StringBuilder();
        Yaml Open(string path)
        {
            if (path != file && !File.Exists(path))
                throw new ConfigurationFault(file, 0, $"it is read together with {Path.GetFileName(path)}, which should lie at {path} and doesn't. Keep the file in a folder of \"config\", as config/partnerships/merrowshire.yaml is.");
            var yaml = Yaml.Load(path);
            text.Append("# ").Append(Path.GetFileName(path)).Append('\n').Append(File.ReadAllText(path).ReplaceLineEndings("\n")).Append('\n');
            return yaml;
        }

        var y = Open(file);
        var bases = Open(Path.Combine(folder, "lawful-bases.yaml"));
        var purposeList = bases.Maps("purposes").Select(ReadLawful).ToList();
        var basisList = bases.Maps("bases").Select(ReadLawful).ToList();
        var authorities = bases.Texts("competent_authorities");
        bases.Done();
        var signs = Open(Path.Combine(folder, "signs.yaml"));
        var signList = signs.Maps("signs").Select(ReadSign).ToList();
        signs.Done();
        var calendar = Path.Combine(folder, "calendars", "england-and-wales.yaml");
        _ = Open(calendar);
        // Who may do what is read elsewhere; here its text goes into the digest that every act carries, and it says which roles there are.
        var abilities = Path.Combine(folder, "abilities.yaml");
        _ = Open(abilities);
        var clocks = Open(Path.Combine(folder, "clocks.yaml"));
        var clockList = ClockList.Read(clocks, y);
        clocks.Done();
        var decisions = Open(Path.Combine(folder, "decisions.yaml"));
        var agencies = Unique(y, "agencies", y.Maps("agencies").Select(ReadAgency).ToList(), a => a.Code);
        var areas = Unique(y, "areas", y.Maps("areas").Select(ReadArea).ToList(), a => a.Code);
        var decisionList = decisions.Maps("decisions").Select(d => ReadDecision(d, purposeList, basisList)).ToList();
        decisions.Done();
        var levels = Unique(y, "levels", y.Maps("levels").Select(l => Read(l, new Level(l.Text("code"), l.Text("name"), l.Text("threshold")))).ToList(), l => l.Code);

        var configuration = new PartnershipConfiguration
        {
            Code = ReadCode(y),
            Name = y.Text("name"),
            Demo = y.Flag("demo", whenMissing: false),
            PublicFormShut = y.Has("public_form") && y.OneOf("public_form", PublicForm) == "shut",
            Hosts = y.Texts("hosts"),
            Jurisdiction = y.OneOf("jurisdiction", Jurisdictions),
            Areas = areas,
            Population = y.Has("population") ? Population.Read(y.Map("population"), areas) : null,
            Agencies = agencies,
            FrontDoors = Unique(y, "front_doors", y.Maps("front_doors").Select(d => ReadDoor(d, agencies, areas)).ToList(), d => d.Code),
            Contacts = y.Maps("contacts").Select(ReadContact).ToList(),
            Hub = ReadHub(y.Map("hub")),
            Pointers = y.Has("pointers") ? ReadPointers(y.Map("pointers"), Access.AbilityTable.Load(abilities).Roles) : null,
            Panel = y.Has("panel") ? y.Text("panel") : null,
            RoleNames = y.Has("roles") ? ReadRoleNames(y.Map("roles"), Access.AbilityTable.Load(abilities).Roles) : new Dictionary<string, string>(),
            Levels = levels,
            Retention = Unique(y, "retention", y.Maps("retention").Select(ReadRetention).ToList(), r => r.Kind),
            Purposes = purposeList,
            Bases = basisList,
            CompetentAuthorities = authorities,
            Signs = signList,
            Decisions = Pathways.Read(y, agencies, decisionList, levels),
            EveryDecision = decisionList,
            Clocks = clockList,
            WorkingDays = Clocks.DayCountPolicy.For(Clocks.HolidayCalendarFile.Load(calendar)),
            FullText = text.ToString(),
        };
        y.Done();
        if (areas.Count == 0) throw y.Fault("areas", "name at least one area.");
        foreach (var area in areas)
        {
            if (area.Within is { } around && areas.All(a => a.Code != around)) throw y.Fault("areas", $"\"{area.Code}\" lies within \"{around}\", which is not an area of this partnership.");
            if (configuration.AreaOf(configuration.Around(area.Code)[^1])?.Within is not null) throw y.Fault("areas", $"\"{area.Code}\" lies within itself.");
        }
        if (configuration.FrontDoors.Count == 0) throw y.Fault("front_doors", "name at least one front door: without it a worry would reach nobody.");
        if (configuration.FrontDoors[^1] is { Areas.Count: > 0 } or { About.Count: > 0 })
            throw y.Fault("front_doors", $"the last front door (\"{configuration.FrontDoors[^1].Code}\") must take every area and kind, so that no worry is left without a door.");
        return configuration;
    }

    // The log is signed in its name, so it has the form that a checkpoint takes.
    private static string ReadCode(Yaml y) => Log.Checkpoint.IsPlain(y.Text("code")) ? y.Text("code")
        : throw y.Fault("code", $"\"code\" should be {Log.Checkpoint.PlainForm}, such as west-sussex, and is \"{y.Text("code")}\".");

    private static IReadOnlyList<T> Unique<T>(Yaml y, string name, IReadOnlyList<T> items, Func<T, string> code)
    {
        var twice = items.GroupBy(code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? items : throw y.Fault(name, $"the code \"{twice.Key}\" stands there twice under \"{name}\"; each needs one of its own.");
    }

    private static List<CodedItem> Coded(Yaml y, string name) => y.Maps(name).Select(c => Read(c, new CodedItem(c.Text("code"), c.Text("words"), c.MaybeText("source")))).ToList();

    private static CodedItem ReadLawful(Yaml y) => Read(y, new CodedItem(y.Text("code"), y.Text("words"), y.MaybeText("source"))
    { Regime = y.Has("regime") && y.OneOf("regime", Regimes) == Regimes[1] ? Acting.Regime.LawEnforcement : Acting.Regime.UkGdpr });

    private static Area ReadArea(Yaml y)
    {
        var area = Read(y, new Area(y.Text("code"), y.Text("name"), y.Has("tier") ? y.OneOf("tier", Tiers) : "district",
            y.Has("valid_from") ? y.Day("valid_from") : null, y.Has("valid_until") ? y.Day("valid_until") : null, y.MaybeText("within")));
        return area.ValidUntil < area.ValidFrom ? throw y.Fault("valid_until", $"\"{area.Code}\" ends before it begins.") : area;
    }

    private static Agency ReadAgency(Yaml y)
    {
        var agency = Read(y, new Agency(y.Text("code"), y.Text("name"), y.Text("kind"), Unique(y, "teams", Coded(y, "teams"), t => t.Code)) { AskedByTeam = y.Has("asked_by") && y.OneOf("asked_by", AskedBy) == "team" });
        return agency is { AskedByTeam: true, Teams.Count: 0 } ? throw y.Fault("asked_by", $"\"{agency.Code}\" is asked by team and names no team: a check would reach nobody.") : agency;
    }

    private static Retention ReadRetention(Yaml y) => Read(y, new Retention(y.OneOf("kind", RecordKinds), y.Text("words"), y.Number("months", 1, 1200), y.Text("source"), y.Day("last_checked")));

    private static Contact ReadContact(Yaml y) => Read(y, new Contact(y.Text("name"), y.Text("phone"), y.Text("for"), y.Flag("emergency", whenMissing: false), y.MaybeText("hours"), y.Has("out_of_hours") ? y.Text("out_of_hours") : null));

    private static Sign ReadSign(Yaml y) => Read(y, new Sign(
        y.Text("code"), y.Text("words"), y.Text("group"), y.OneOf("nature", Natures), Kinds(y), y.MaybeText("own_words"))
    { Help = y.Has("help") ? y.OneOf("help", Helps) : null });

    private static FrontDoor ReadDoor(Yaml y, IReadOnlyList<Agency> agencies, IReadOnlyList<Area> areas)
    {
        var agency = agencies.First(a => a.Code == y.OneOf("agency", agencies.Select(g => g.Code).ToList()));
        var team = y.OneOf("team", agency.Teams.Select(t => t.Code).ToList());
        var unknown = y.Texts("areas").FirstOrDefault(a => areas.All(known => known.Code != a));
        if (unknown is not null) throw y.Fault("areas", $"\"{unknown}\" is not an area of this partnership.");
        return Read(y, new FrontDoor(y.Text("code"), y.Text("name"), agency.Code, team, y.Texts("areas"), Kinds(y), y.Text("phone"), y.Text("out_of_hours")) { Hours = y.MaybeText("hours") });
    }

    private static IReadOnlyList<string> Kinds(Yaml y)
    {
        var unknown = y.Texts("about").FirstOrDefault(k => !AboutKinds.Contains(k));
        return unknown is null ? y.Texts("about") : throw y.Fault("about", $"\"{unknown}\" is not one of: {string.Join(", ", AboutKinds)}.");
    }

    private static Hub ReadHub(Yaml y) => Read(y, new Hub(
        y.Text("name"), y.Text("phone"), y.Text("hours"), y.Text("out_of_hours"),
        y.Number("acknowledge_hours", 1, 240), y.Number("accept_hours", 1, 240), y.Number("check_hours", 1, 240),
        y.Number("draft_minutes", 5, 1440), y.Number("break_glass_minutes", 5, 480),
        Addresses(y, "identity_guardians"), Addresses(y, "emergency_rota"))
    {
        Closes = y.Has("closes") ? y.Time("closes") : new TimeOnly(17, 0),
        ClimbHours = y.Number("climb_hours", 1, 240, whenMissing: 4),
        PauseDays = y.Number("pause_days", 1, 20, whenMissing: 5),
    });

    private static string Addresses(Yaml y, string name) => y.Texts(name).FirstOrDefault(a => !Personal.EmailAddress.IsOne(a)) is { } wrong
        ? throw y.Fault(name, $"\"{name}\" should list e-mail addresses such as owen.marsh@merrowshire.example, and holds \"{wrong}\".")
        : string.Join(",", y.Texts(name));

    private static PointerRule ReadPointers(Yaml y, IReadOnlyList<CodedItem> roles)
    {
        var rule = Read(y, new PointerRule(y.Texts("roles"), y.Text("contact")));
        if (rule.Roles.FirstOrDefault(r => roles.All(known => known.Code != r)) is { } unknown)
            throw y.Fault("roles", $"\"roles\" names \"{unknown}\", which is not a role of abilities.yaml: {string.Join(", ", roles.Select(r => r.Code))}.");
        return rule.Roles.Count > 0 ? rule : throw y.Fault("roles", "name the roles that may ask, or leave out \"pointers\" altogether: then nobody may.");
    }

    private static Dictionary<string, string> ReadRoleNames(Yaml y, IReadOnlyList<CodedItem> roles)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, name) in y.Pairs())
        {
            if (roles.All(known => known.Code != role)) throw y.Fault(role, $"\"{role}\" is not a role of abilities.yaml: {string.Join(", ", roles.Select(r => r.Code))}.");
            names[role] = string.IsNullOrWhiteSpace(name) ? throw y.Fault(role, $"\"{role}\" should be what that role is called here, and is empty. Leave it out, and it keeps the name that abilities.yaml gives it.") : name;
        }
        return names;
    }

    private static DecisionRule ReadDecision(Yaml y, List<CodedItem> purposes, List<CodedItem> bases) => Read(y, new DecisionRule(
        y.Text("code"), y.Text("words"), y.Text("reporter_words"), y.Flag("refers", whenMissing: false), [],
        y.Flag("reason_owed", whenMissing: false), y.Flag("countersigned", whenMissing: false), y.Flag("reference_owed", whenMissing: false),
        y.OneOf("purpose", purposes.ConvertAll(p => p.Code)), y.OneOf("basis", bases.ConvertAll(b => b.Code))));

    private static T Read<T>(Yaml y, T value)
    {
        y.Done();
        return value;
    }
}
