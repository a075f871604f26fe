using System.Globalization;
using System.Text.Json;
using Breakwater.Linkage.Bench;
using Breakwater.Linkage.Bench.People;

// dotnet run -c Release --project bench/linkage            every goal; some minutes, 1.5 GB of temporary files
// dotnet run -c Release --project bench/linkage -- --quick  without the files of a million records and more
// dotnet run -c Release --project bench/linkage -- make 30000 100000 2 people.csv [noise]   only make a file
// dotnet run -c Release --project bench/linkage -- learn people.csv person-learnt.json [common]   what a run over a file learns, for the program
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["run", var files, var id, var truth]:
        Console.WriteLine(JsonSerializer.Serialize(OneRun.Of(files.Split('+'), id, truth)));
        return 0;
    case ["ask", var file, var id]:
        Console.WriteLine(JsonSerializer.Serialize(Questions.Ask(file, id)));
        return 0;
    case ["rate", var file, var id]:
        Console.WriteLine(JsonSerializer.Serialize(Rate.Of(file, id)));
        return 0;
    case ["learn", var file, var to, .. var least]:
        Learn.Write(file, to, least is [var common] ? Number(common) : 2);
        return 0;
    case ["make", var persons, var records, var seed, var to, .. var rest]:
        PeopleFile.Write(to, Number(persons), Number(records), Number(seed), rest is [var noise] ? double.Parse(noise, CultureInfo.InvariantCulture) : 1);
        return 0;
    case [] or ["--quick"]:
        return new Goals(quick: args.Length == 1).Print();
    default:
        Console.Error.WriteLine("Use no argument, --quick, or: make <persons> <records> <seed> <file> [noise]");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
