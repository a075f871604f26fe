using System.CommandLine;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Web.Words;

namespace Breakwater.Cli.Serve;

/// <summary><c>breakwater partnership check FILE</c>: says what a configuration holds, or what is wrong with it and where.</summary>
internal static class PartnershipCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The partnership's YAML file." };
        var check = new Command("check", "Read a partnership's configuration and say what is wrong with it: file, line, reason.") { file };
        check.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var partnership = PartnershipFile.Load(path);
            var abilities = AbilityTable.Load(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "..", "abilities.yaml"));
            WordShelf.Check(partnership, path);
            Console.WriteLine($"{path} is in order: {partnership.Name}.");
            Console.WriteLine($"  {partnership.Areas.Count} areas, {partnership.Agencies.Count} agencies with {partnership.Agencies.Sum(a => a.Teams.Count)} teams, {partnership.FrontDoors.Count} front doors");
            Console.WriteLine(partnership.Population is { } stated
                ? $"  population of {string.Join(", ", stated.Years)} by {stated.Bands.Count} age bands, last checked {LondonTime.Say(stated.LastChecked)}{Without(partnership, stated)}"
                : "  NO POPULATION is stated, so no rate can be worked out. Add \"population\": source, last_checked, bands (such as 0-4, 5-9, 10-14, 15-17, 18+), and for each area and year the persons in each band.");
            Console.WriteLine($"  called here: {Called(partnership)}");
            Console.WriteLine($"  {partnership.Signs.Count} signs, {partnership.Decisions.Count} decisions, {partnership.Bases.Count} lawful bases");
            Console.WriteLine($"  {abilities.All.Count()} abilities for {abilities.Roles.Count} roles");
            if (partnership.WorkingDays.Holidays?.RunsOut(LondonTime.Today(TimeProvider.System)) is { } ends) Console.WriteLine($"  THE CALENDAR ENDS: {ends}");
            Console.WriteLine($"  digest {partnership.Digest}");
            return 0;
        });
        return new Command("partnership", "A partnership's configuration.") { check, Population() };
    }

    /// <summary><c>breakwater partnership population FILE --ages 0-17</c>: the denominators of a release of figures.</summary>
    private static Command Population()
    {
        var file = new Argument<string>("file") { Description = "The partnership's YAML file." };
        var ages = new Option<string>("--ages") { Description = "Ages such as 0-17 or 18+.", DefaultValueFactory = _ => "0-17" };
        var population = new Command("population", "Print the residents of each area and year as CSV: the denominators file of breakwater figures.") { file, ages };
        population.SetAction(parsed =>
        {
            var partnership = PartnershipFile.Load(parsed.GetValue(file)!);
            var band = AgeBand.Parse(parsed.GetValue(ages)!) ?? throw new FormatException($"\"{parsed.GetValue(ages)}\" should be ages such as 0-17 or 18+.");
            var rows = partnership.Areas.SelectMany(area => (partnership.Population?.Years ?? []).Where(year => Stated(partnership, area, year))
                .Select(year => $"{area.Code},{year},{partnership.PopulationOf(area.Code, year, band.From, band.To)}")).ToList();
            // Without any, the refusal says what to fill in.
            if (rows.Count == 0) partnership.PopulationOf(partnership.Areas[0].Code, 0, band.From, band.To);
            Console.WriteLine("area,year,residents");
            rows.ForEach(Console.WriteLine);
            return 0;
        });
        return population;
    }

    private static bool Stated(PartnershipConfiguration partnership, Area area, int year) => partnership.Population!.Counts.Any(c => c.Area == area.Code && c.Year == year);

    private static string Called(PartnershipConfiguration partnership)
    {
        List<string> called =
        [
            $"hub \"{partnership.Hub.Name}\"",
            partnership.Panel is { } panel ? $"panel \"{panel}\"" : "no panel named",
            partnership.Levels.Count == 0 ? "no levels of need stated" : "levels " + string.Join(", ", partnership.Levels.Select(l => $"\"{l.Name}\"")),
            .. partnership.RoleNames.Select(r => $"{r.Key} \"{r.Value}\""),
        ];
        return string.Join("; ", called);
    }

    private static string Without(PartnershipConfiguration partnership, Population stated)
    {
        var without = partnership.Areas.SelectMany(area => stated.Years.Where(year => !Stated(partnership, area, year)).Select(year => $"{area.Name} in {year}")).ToList();
        return without.Count == 0 ? "" : $"; MISSING, so no rate there: {string.Join(", ", without)}";
    }
}
