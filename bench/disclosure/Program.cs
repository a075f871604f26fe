using System.Globalization;
using Breakwater.Disclosure.Bench;

// Without arguments the goals are measured, one line each. `families [count] [first] [minutes] [file]` runs random families and goes on
// from what the file holds.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["families", ..])
{
    int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
    return FamilyRun.Run(Number(2, 1), Number(1, 10_000), TimeSpan.FromMinutes(Number(3, 600)), args.ElementAtOrDefault(4), Console.Out) == 0 ? 0 : 1;
}
Goals.Run(Console.Out);
return 0;
