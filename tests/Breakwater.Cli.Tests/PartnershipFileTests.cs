using System.Globalization;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>What a partnership puts into its file is what then counts.</summary>
public sealed class PartnershipFileTests
{
    private static PartnershipConfiguration Merrowshire => PartnershipFile.Load(RunningBreakwater.Config("partnerships/merrowshire.yaml"));

    [Theory, InlineData("merrowshire"), InlineData("west-sussex"), InlineData("staffordshire")]
    public void Every_decision_that_hands_over_has_a_team_that_can_take_it(string name)
    {
        var configuration = PartnershipFile.Load(RunningBreakwater.Config($"partnerships/{name}.yaml"));
        foreach (var decision in configuration.Decisions.Where(d => d.Refers))
            configuration.Agencies.Where(a => decision.ToAgencies.Contains(a.Code)).SelectMany(a => a.Teams).ShouldNotBeEmpty(decision.Code);
    }

    [Fact]
    public void An_agency_is_asked_as_a_whole_unless_its_file_says_by_team()
    {
        Merrowshire.AgencyOf("health").Asked.Select(a => (a.Code, a.Name)).ShouldBe([("health", "Merrowshire Community Health")]);
        Merrowshire.AgencyOf("education").Asked.Select(a => a.Code).ShouldBe(["education/ashmere-pru", "education/calder-high", "education/attendance"]);
        Merrowshire.AskedOf("education", "calder-high").Name.ShouldBe("Calder High School (Merrowshire Education)");
    }

    [Fact]
    public async Task A_decision_that_is_not_used_any_more_is_not_offered_and_still_read()
    {
        using var config = new ConfigCopy();
        var changed = await Change(config, "{ decision: place-action, to: [wellcombe-dc, housing, police, fire] }", "{ decision: place-action, used: false }");
        changed.Decisions.ShouldNotContain(d => d.Code == "place-action");
        changed.DecisionOf("place-action").Words.ShouldBe("Action on a place");
    }

    [Fact]
    public async Task A_level_of_need_and_a_name_are_local()
    {
        using var config = new ConfigCopy();
        var changed = await Change(config, "{ decision: early-help, to:", "{ decision: early-help, words: Family Hub, to:");
        var rule = changed.DecisionOf("early-help");
        (rule.Words, rule.Level?.Name).ShouldBe(("Family Hub", "Level 2, early help"));
    }

    [Theory, InlineData("west-sussex"), InlineData("staffordshire")]
    public void The_examples_state_the_levels_that_the_law_sets_beside_the_decisions_that_rest_on_them(string name)
    {
        var configuration = PartnershipFile.Load(RunningBreakwater.Config($"partnerships/{name}.yaml"));
        configuration.Levels.Select(l => l.Code).ShouldBe(["protection", "adult-enquiry"]);
        configuration.DecisionOf("strategy-discussion").Level!.Threshold.ShouldContain("significant harm");
        configuration.DecisionOf("adult-safeguarding").Level!.Threshold.ShouldContain("needs for care and support");
    }

    [Fact]
    public async Task A_panel_a_role_and_a_number_for_out_of_hours_are_local_and_each_may_be_left_out()
    {
        using var config = new ConfigCopy();
        var changed = await Change(config, "  panel_chair: Chair of the Merrowshire Exploitation Panel\n", "  coordinator: MACE coordinator\n");
        (changed.Panel, changed.Contacts.Single(c => c.Name == "Safeguarding Hub").OutOfHours, changed.Contacts[0].OutOfHours).ShouldBe(("Merrowshire Exploitation Panel", "01632 960199", null));
        var shared = AbilityTable.Load(RunningBreakwater.Config("abilities.yaml"));
        var named = shared.Named(changed.RoleNames);
        named.Roles.Select(r => r.Code).ShouldBe(shared.Roles.Select(r => r.Code));
        named.Roles.Where(r => !shared.Roles.Contains(r)).Select(r => (r.Code, r.Words)).ShouldBe([("coordinator", "MACE coordinator")]);
        named["open_concern"].ShouldBe(shared["open_concern"], "who may do what stays the table's");
        var plain = PartnershipFile.Load(RunningBreakwater.Config("partnerships/west-sussex.yaml"));
        (plain.Panel, plain.RoleNames.Count).ShouldBe((null, 0));
    }

    [Fact]
    public async Task A_ward_shares_the_door_of_its_district_and_an_area_ends_with_its_last_day()
    {
        using var config = new ConfigCopy();
        var changed = await Change(config, "  - { code: thornbeck,", "  - { code: wellcombe-north, name: North, tier: ward, within: wellcombe, valid_from: 2026-04-01, valid_until: 2027-03-31 }\n  - { code: thornbeck,");
        changed.Route("wellcombe-north", "place").Code.ShouldBe("wellcombe-places");
        changed.Route("ashmere", "place").Code.ShouldBe("hub");
        changed.Around("wellcombe-north").ShouldBe(["wellcombe-north", "wellcombe"]);
        IEnumerable<string> On(int year, int month, int day) => changed.AreasOn(new DateOnly(year, month, day)).Select(a => a.Code);
        On(2026, 3, 31).ShouldNotContain("wellcombe-north");
        On(2026, 4, 1).ShouldContain("wellcombe-north");
        On(2027, 3, 31).ShouldContain("wellcombe-north");
        On(2027, 4, 1).ShouldNotContain("wellcombe-north");
    }

    [Fact]
    public async Task The_hub_closes_when_its_file_says_so_and_at_five_where_it_does_not()
    {
        Merrowshire.Hub.Closes.ShouldBe(new TimeOnly(17, 30));
        using var config = new ConfigCopy();
        (await Change(config, "  closes: \"17:30\"\n", "")).Hub.Closes.ShouldBe(new TimeOnly(17, 0));
    }

    [Fact]
    public async Task What_lies_in_a_district_is_found_from_above_and_from_below()
    {
        using var config = new ConfigCopy();
        var changed = await Change(config, "  - { code: thornbeck,", "  - { code: merrow, name: Merrow, tier: county }\n  - { code: vale, name: Vale, tier: district, within: merrow }\n  - { code: vale-north, name: North, tier: ward, within: vale }\n  - { code: beat, name: Beat, tier: policing_team }\n  - { code: thornbeck,");
        changed.AllWithin("vale").ShouldBe(["vale", "vale-north"]);
        changed.AllWithin("merrow").ShouldBe(["merrow", "vale", "vale-north"]);
        changed.AllWithin("gone").ShouldBe(["gone"]);
        new[] { "vale-north", "vale", "merrow", "beat", "gone", null }.Select(a => changed.DistrictOf(a)?.Code).ShouldBe(["vale", "vale", null, null, null, null]);
    }

    [Theory]
    [InlineData("2026-11-20T16:00:00Z", Urgency.Routine, "2026-11-24T00:00:00Z")]
    [InlineData("2026-11-20T16:00:00Z", Urgency.Soon, "2026-11-20T23:59:59.999Z")]
    [InlineData("2026-11-20T22:30:00Z", Urgency.Soon, "2026-11-21T02:30:00Z")]
    [InlineData("2026-11-21T03:00:00Z", Urgency.Now, "2026-11-21T04:00:00Z")]
    public void What_cannot_wait_is_due_at_night_and_on_a_Saturday_too(string received, Urgency urgency, string due) =>
        DecisionClock.Sooner(Merrowshire, Utc("2026-11-24T00:00:00Z"), Utc(received), urgency).ShouldBe(Utc(due));

    [Fact]
    public async Task A_partnership_keeps_a_clock_of_its_own_from_the_day_on_which_it_comes_into_force()
    {
        using var config = new ConfigCopy();
        var changed = await Change(config, "levels:\n", """
            clocks:
              - { code: concern.decision, period_kind: working_days, count: 3, in_force_from: 2027-01-01, source: Local procedure, last_checked: 2026-11-29 }
              - { code: concern.decision, period_kind: working_days, count: 2, in_force_from: 2026-06-01, source: Local procedure, last_checked: 2026-11-29 }
            levels:

            """);
        string Due(string received) => DecisionClock.Due(changed, Utc(received)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Due("2026-11-24T10:00:00Z").ShouldBe("2026-11-26");
        Due("2027-01-05T10:00:00Z").ShouldBe("2027-01-08");
        DecisionClock.Due(Merrowshire, Utc("2026-11-24T10:00:00Z")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe("2026-11-25");
    }

    [Fact]
    public async Task Who_may_do_what_is_part_of_the_digest_that_every_act_carries()
    {
        using var config = new ConfigCopy();
        var abilities = Path.Combine(Path.GetDirectoryName(config.File)!, "..", "abilities.yaml");
        await File.AppendAllTextAsync(abilities, "# looser\n");
        PartnershipFile.Load(config.File).Digest.ShouldNotBe(Merrowshire.Digest);
    }

    private static DateTime Utc(string words) => DateTime.Parse(words, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static async Task<PartnershipConfiguration> Change(ConfigCopy config, string from, string to)
    {
        var text = (await File.ReadAllTextAsync(config.File)).ReplaceLineEndings("\n");
        text.ShouldContain(from);
        await File.WriteAllTextAsync(config.File, text.Replace(from, to, StringComparison.Ordinal));
        return PartnershipFile.Load(config.File);
    }
}
