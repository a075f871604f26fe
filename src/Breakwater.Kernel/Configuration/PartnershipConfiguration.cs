using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Kernel.Configuration;

/// <summary>
/// A partnership as data: who belongs to it, where it works, whose door a worry goes to, which clocks run.
/// Read from <c>config/partnerships/*.yaml</c> together with the files it leans on. <see cref="Digest"/> is carried by
/// every fact; <see cref="FullText"/> is kept once for each digest.
/// </summary>
public sealed record PartnershipConfiguration
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>A demonstration with invented people: "Walk in as …" is offered, and every public page says so.</summary>
    public required bool Demo { get; init; }

    /// <summary>The public form takes nothing and says whom to ring: for examples, and for a partnership before its first day.</summary>
    public bool PublicFormShut { get; init; }

    public required IReadOnlyList<string> Hosts { get; init; }

    public required string Jurisdiction { get; init; }

    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>Residents by area, year and age band. Null: none is stated, and no rate can be worked out.</summary>
    public Population? Population { get; init; }

    public required IReadOnlyList<Agency> Agencies { get; init; }

    public required IReadOnlyList<FrontDoor> FrontDoors { get; init; }

    public required IReadOnlyList<Contact> Contacts { get; init; }

    public required Hub Hub { get; init; }

    /// <summary>What the panel on exploitation is called here; null: not stated.</summary>
    public string? Panel { get; init; }

    /// <summary>Local names of roles, by their codes in the table of abilities; the others keep the table's.</summary>
    public IReadOnlyDictionary<string, string> RoleNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Levels of need by their local names. Empty: none is stated.</summary>
    public IReadOnlyList<Level> Levels { get; init; } = [];

    /// <summary>Whether the named roles may ask if others know somebody, and whom they are told to ring. Null: off.</summary>
    public PointerRule? Pointers { get; init; }

    /// <summary>How long each kind of record is kept here. Empty: not stated.</summary>
    public IReadOnlyList<Retention> Retention { get; init; } = [];

    public required IReadOnlyList<CodedItem> Purposes { get; init; }

    public required IReadOnlyList<CodedItem> Bases { get; init; }

    /// <summary>Kinds of agency that process for law enforcement under DPA 2018 Part 3 (s.30 and Sch 7).</summary>
    public required IReadOnlyList<string> CompetentAuthorities { get; init; }

    public required IReadOnlyList<Sign> Signs { get; init; }

    /// <summary>The ways to decide that are used here, with whom each hands over to.</summary>
    public required IReadOnlyList<DecisionRule> Decisions { get; init; }

    /// <summary>All ways to decide, with those that are not used here any more: what was decided by them is still read.</summary>
    public required IReadOnlyList<DecisionRule> EveryDecision { get; init; }

    public required ClockList Clocks { get; init; }

    /// <summary>Which days count as working days here.</summary>
    public required Clocks.DayCountPolicy WorkingDays { get; init; }

    /// <summary>The same for concerns and emergencies, which nothing may refuse: it counts on where the calendar ends.</summary>
    public Clocks.DayCountPolicy WorkingDaysWithoutFail => WorkingDays.BeyondTheCalendar();

    public required string FullText { get; init; }

    public string Digest => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FullText)));

    public Agency AgencyOf(string code) => Agencies.FirstOrDefault(a => a.Code == code) ?? new Agency(code, code, "other", []);

    /// <summary>Whom a check was put to.</summary>
    public AskedAgency AskedOf(string agency, string? team) => new(AgencyOf(agency), team);

    public Area? AreaOf(string? code) => Areas.FirstOrDefault(a => a.Code == code);

    /// <summary>The areas that something of this day may lie in: those that are no more, or not yet, are left out.</summary>
    public IEnumerable<Area> AreasOn(DateOnly day) => Areas.Where(a => a.IsValidOn(day));

    public DecisionRule DecisionOf(string code) => MaybeDecisionOf(code) ?? throw new KeyNotFoundException($"The decision \"{code}\" is not in config/decisions.yaml any more. Put it back, and leave it out by \"used: false\" under \"pathways\".");

    public DecisionRule? MaybeDecisionOf(string? code) => Decisions.FirstOrDefault(d => d.Code == code) ?? EveryDecision.FirstOrDefault(d => d.Code == code);

    public FrontDoor FrontDoorOf(string code) => FrontDoors.First(d => d.Code == code);

    /// <summary>Residents of an area, of these ages, in that year: what a rate divides by.</summary>
    /// <exception cref="PopulationMissing">It isn't stated; the message says what to fill in.</exception>
    public long PopulationOf(string area, int year, int from, int? to) => Population is { } stated ? stated.Of(area, year, from, to)
        : throw new PopulationMissing($"{Name} states no population, so no rate can be worked out. Add \"population\" to the partnership's file: source, last_checked, age bands, and for each area and year the persons in each band.");

    /// <summary>Which door a worry goes to: the first whose area and kind fit.</summary>
    public FrontDoor Route(string? area, string about)
    {
        var around = Around(area);
        return FrontDoors.FirstOrDefault(d => d.Takes(around, about)) ?? FrontDoors[^1];
    }

    /// <summary>The area and those that it lies within, from the smallest: a ward, its district.</summary>
    public IReadOnlyList<string> Around(string? area)
    {
        var around = new List<string>();
        for (; area is not null && !around.Contains(area); area = AreaOf(area)?.Within) around.Add(area);
        return around;
    }

    /// <summary>The area and all that lies in it, by their codes: a district and its wards.</summary>
    public IReadOnlyList<string> AllWithin(string area) => Areas.Where(a => Around(a.Code).Contains(area)).Select(a => a.Code).Append(area).Distinct().ToList();

    /// <summary>The district (or unitary authority) that the area is or lies in; null where there is none.</summary>
    public Area? DistrictOf(string? area) => Around(area).Select(AreaOf).FirstOrDefault(a => a is { IsDistrict: true });

    public bool IsCompetentAuthority(string agency) => CompetentAuthorities.Contains(AgencyOf(agency).Kind);

    /// <summary>
    /// Which law governs words of <paramref name="agency"/> that were written for this purpose on this basis: Part 3 where a
    /// competent authority writes for law enforcement, else UK GDPR.
    /// </summary>
    public Acting.Regime RegimeOf(string agency, string purpose, string basis) =>
        IsCompetentAuthority(agency) && (IsLawEnforcement(Purposes, purpose) || IsLawEnforcement(Bases, basis)) ? Acting.Regime.LawEnforcement : Acting.Regime.UkGdpr;

    /// <summary>Whose the words of an act are, and which law governs them.</summary>
    public (string Agency, Acting.Regime Regime) HolderOf(Acting.Act act) => (act.Agency, RegimeOf(act.Agency, act.Purpose, act.Basis));

    private static bool IsLawEnforcement(IReadOnlyList<CodedItem> codes, string code) => codes.Any(c => c.Code == code && c.Regime == Acting.Regime.LawEnforcement);

    /// <exception cref="ArgumentException">The purpose or the basis is not in the coded list.</exception>
    public void CheckBasis(string purpose, string basis)
    {
        if (!Purposes.Any(p => p.Code == purpose)) throw new ArgumentException($"\"{purpose}\" is not a purpose of config/lawful-bases.yaml.", nameof(purpose));
        if (!Bases.Any(b => b.Code == basis)) throw new ArgumentException($"\"{basis}\" is not a lawful basis of config/lawful-bases.yaml.", nameof(basis));
    }
}

/// <summary>
/// A part of the partnership's place. <paramref name="Code"/> is its own or a GSS code; <paramref name="Tier"/> one of
/// <see cref="PartnershipFile.Tiers"/>; <paramref name="Within"/> the greater area that it is a part of, whose front doors it shares.
/// Where areas change, both stand there with the days on which they were valid, the last one included.
/// </summary>
public sealed record Area(string Code, string Name, string Tier, DateOnly? ValidFrom = null, DateOnly? ValidUntil = null, string? Within = null)
{
    public bool IsDistrict => Tier is "district" or "unitary";

    public bool IsValidOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidUntil is not { } until || day <= until);
}

/// <summary>An agency and its teams (code, name). <paramref name="Kind"/> says which part it plays: social care, police …</summary>
public sealed record Agency(string Code, string Name, string Kind, IReadOnlyList<CodedItem> Teams)
{
    /// <summary>A check is put to one of its teams and never to all of it: each is a school of its own, say.</summary>
    public bool AskedByTeam { get; init; }

    /// <summary>Whom a check can be put to: all of it, or each of its teams.</summary>
    public IEnumerable<AskedAgency> Asked => AskedByTeam ? Teams.Select(t => new AskedAgency(this, t.Code)) : [new AskedAgency(this, null)];

    /// <summary>Whom a check is put to that somebody of <paramref name="team"/> is to answer; null where nobody of theirs can be asked.</summary>
    public AskedAgency? AskedThrough(string? team) => Asked.FirstOrDefault(a => a.Team is null || a.Team == team);
}

/// <summary>Whom a check is put to: an agency, or one <paramref name="Team"/> (its code) of an agency that is asked by team.</summary>
public sealed record AskedAgency(Agency Agency, string? Team)
{
    /// <summary>As a form sends it: <c>health</c>, <c>education/ashmere-pru</c>.</summary>
    public string Code => Team is null ? Agency.Code : $"{Agency.Code}/{Team}";

    public string Name => Team is null ? Agency.Name : $"{Agency.Teams.FirstOrDefault(t => t.Code == Team)?.Words ?? Team} ({Agency.Name})";
}

/// <summary>Where worries arrive: the team that triages them.</summary>
public sealed record FrontDoor(string Code, string Name, string Agency, string Team, IReadOnlyList<string> Areas, IReadOnlyList<string> About, string Phone, string OutOfHours)
{
    /// <summary>When somebody answers there; null: as the hub.</summary>
    public string? Hours { get; init; }

    /// <param name="around">The area and those that it lies within.</param>
    public bool Takes(IReadOnlyList<string> around, string about) =>
        (Areas.Count == 0 || around.Any(Areas.Contains)) && (About.Count == 0 || About.Contains(about));
}

/// <summary>Whom to ring. <paramref name="For"/> says when, in plain words; <paramref name="Hours"/> when somebody answers, where that isn't always; <paramref name="OutOfHours"/> whom to ring then.</summary>
public sealed record Contact(string Name, string Phone, string For, bool Emergency, string? Hours = null, string? OutOfHours = null);

/// <summary>The hub's hours and clocks; all local, so all data.</summary>
public sealed record Hub(string Name, string Phone, string Hours, string OutOfHours, int AcknowledgeHours, int AcceptHours, int CheckHours, int DraftMinutes, int BreakGlassMinutes, string IdentityGuardians, string EmergencyRota)
{
    /// <summary>When it closes on a working day: the huddle starts from there on the next.</summary>
    public TimeOnly Closes { get; init; } = new(17, 0);

    /// <summary>After how many hours without an answer a referral that ran out climbs the rota one step more.</summary>
    public int ClimbHours { get; init; } = 4;

    /// <summary>Within how many working days a paused clock is looked at again, at the latest.</summary>
    public int PauseDays { get; init; } = 5;
}

/// <summary>Roles that may ask for pointers, and the one contact that every answer names, so that it never says which service knows somebody.</summary>
public sealed record PointerRule(IReadOnlyList<string> Roles, string Contact);

/// <summary>How long a kind of record is kept: <paramref name="Words"/> as the privacy notice says it, with the rule's source and when it was last checked.</summary>
public sealed record Retention(string Kind, string Words, int Months, string Source, DateOnly LastChecked);

/// <summary>A code with its words, and where it comes from.</summary>
public sealed record CodedItem(string Code, string Words, string? Source)
{
    /// <summary>Of a purpose or basis: the law that governs what a competent authority writes for it.</summary>
    public Acting.Regime Regime { get; init; }
}

/// <summary>A sign to spot, in plain words. <paramref name="About"/>: for which kinds of worry it is offered.</summary>
public sealed record Sign(string Code, string Words, string Group, string Nature, IReadOnlyList<string> About, string? OwnWords)
{
    /// <summary>"self-harm" or "inside" where a public form, once this is ticked, says at once whom to ring; null else.</summary>
    public string? Help { get; init; }
}

/// <summary>
/// A way to decide on a concern. <paramref name="Refers"/>: makes a referral to one of <paramref name="ToAgencies"/>.
/// <paramref name="ReasonOwed"/> and <paramref name="Countersigned"/> say what evidence it needs.
/// </summary>
public sealed record DecisionRule(
    string Code, string Words, string ReporterWords, bool Refers, IReadOnlyList<string> ToAgencies, bool ReasonOwed, bool Countersigned, bool ReferenceOwed, string Purpose, string Basis)
{
    /// <summary>The level of need that it belongs to here; null where the partnership states none.</summary>
    public Level? Level { get; init; }
}
