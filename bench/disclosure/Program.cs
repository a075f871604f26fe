using System.Globalization;
using Breakwater.Disclosure.Bench;

// `families [count] [first] [minutes]` runs random families; without arguments the goals are measured, one line each.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["families", ..])
{
    int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
    return FamilyRun.Run(Number(2, 1), Number(1, 10_000), TimeSpan.FromMinutes(Number(3, 600)), Console.Out) == 0 ? 0 : 1;
}
Goals.Run(Console.Out);
return 0;
