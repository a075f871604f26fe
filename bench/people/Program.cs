using System.Globalization;
using Breakwater.People.Bench;
using Breakwater.Testing;

// One person against a file of people through the database: how long, and how many of their records are found.
//   dotnet run -c Release --project bench/linkage -- make 300000 1000000 21 people.csv
//   dotnet run -c Release --project bench/people -- people.csv sqlite|postgres [questions]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var file, var which, .. var more] || !Enum.TryParse<Database>(which, ignoreCase: true, out var database))
{
    Console.Error.WriteLine("Use: people.csv sqlite|postgres [questions]");
    return 2;
}

var people = PeopleOfFile.Read(file);
Console.WriteLine($"{people.Lines.Count:N0} records, {Environment.ProcessorCount} processors, .NET {Environment.Version}, {database}");
await using var county = await EmptyPartnership.On(database);
await new FillIndex(county, people).Do();
return await new Questions(county, people, more is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1000).Ask() ? 0 : 1;
