using System.CommandLine;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;

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
            Console.WriteLine($"{path} is in order: {partnership.Name}.");
            Console.WriteLine($"  {partnership.Areas.Count} areas, {partnership.Agencies.Count} agencies with {partnership.Agencies.Sum(a => a.Teams.Count)} teams, {partnership.FrontDoors.Count} front doors");
            Console.WriteLine($"  {partnership.Signs.Count} signs, {partnership.Decisions.Count} decisions, {partnership.Bases.Count} lawful bases");
            Console.WriteLine($"  {abilities.All.Count()} abilities for {abilities.Roles.Count} roles");
            Console.WriteLine($"  digest {partnership.Digest}");
            return 0;
        });
        return new Command("partnership", "A partnership's configuration.") { check };
    }
}
