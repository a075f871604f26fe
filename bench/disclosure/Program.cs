using System.Globalization;
using Breakwater.Disclosure;
using Breakwater.Disclosure.Bench;

// Without arguments the goals are measured, one line each. `families [count] [first] [minutes] [file] [policy]` runs random families and
// goes on from what the file holds; with `width` as the policy only those under policies whose name begins so. `matrix SEED` writes a
// family out for another program to judge; with any third word after a longer search. `chains` measures chains of releases only;
// `chains MEAN RELEASES` one of a county to date under both rules for changes, by how many children an inner cell grows on average.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["families", ..])
{
    int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
    return FamilyRun.Run(Number(2, 1), Number(1, 10_000), TimeSpan.FromMinutes(Number(3, 600)), args.ElementAtOrDefault(4), args.ElementAtOrDefault(5), Console.Out) == 0 ? 0 : 1;
}
if (args is ["matrix", var seed, ..])
{
    FamilyMatrix.Write(int.Parse(seed, CultureInfo.InvariantCulture), FamilyRun.Policies[0], args.Length > 2 ? Effort.Default : FamilyRun.Effort, Console.Out);
    return 0;
}
if (args is ["chains", var mean, var releases])
{
    foreach (var changes in Enum.GetValues<ChangeRule>())
        Goals.Chain(Console.Out, ChainCase.CountyToDate(double.Parse(mean, CultureInfo.InvariantCulture)), int.Parse(releases, CultureInfo.InvariantCulture), changes);
    return 0;
}
if (args is ["chains"])
{
    Goals.Chains(Console.Out);
    return 0;
}
Goals.Run(Console.Out);
return 0;
