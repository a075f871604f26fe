using System.Globalization;

namespace Breakwater.Linkage.Bench.People;

/// <summary>An invented person: what doesn't change from record to record.</summary>
internal sealed record Person(string Forename, string Surname, string? OtherSurname, (int Year, int Month, int Day) Born, char Sex, bool IsChild, IReadOnlyList<Address> Addresses, IReadOnlyList<string> Phones, string NhsNumber, int Household);

/// <summary>An invented address.</summary>
internal sealed record Address(string House, string Street, string Town, string Postcode);

/// <summary>
/// Households of one or two adults and one to four children: twins, step-children with another surname, sons named after their
/// father, moves of home, new phones.
/// </summary>
internal sealed class Population
{
    private static readonly int[] MonthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    private readonly Random random;
    private readonly Zipf surnames;
    private readonly Zipf girls;
    private readonly Zipf boys;
    private readonly List<(string Street, string Town, string[] Postcodes)> streets = [];

    public Population(Words words, Random random, int persons)
    {
        this.random = random;
        var tail = words["surname_beginnings"].SelectMany(b => words["surname_endings"].Where(e => b[^1] != e[0]).Select(e => b + e)).ToArray();
        random.Shuffle(tail);
        surnames = new Zipf([.. words["surnames"], .. tail], .85, 4);
        girls = new Zipf([.. words["girls"], .. RareForenames(words["girls"])], .75, 5);
        boys = new Zipf([.. words["boys"], .. RareForenames(words["boys"])], .75, 5);
        MakeStreets(words, Math.Max(60, persons / 3 / 25));
        for (var household = 1; Persons.Count < persons; household++)
        {
            MakeHousehold(household, persons);
        }
    }

    public List<Person> Persons { get; } = [];

    public T Choose<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private string[] RareForenames(IReadOnlyList<string> usual)
    {
        string[] endings = ["a", "ie", "y", "lyn", "ah", "o", "den", "son", "elle", "an"];
        var rare = usual.SelectMany(n => endings.Select(e => n[..Math.Min(n.Length, Math.Max(3, n.Length - 2))] + e)).Distinct(StringComparer.Ordinal).Except(usual, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(rare);
        return rare[..Math.Min(rare.Length, 1200)];
    }

    private void MakeStreets(Words words, int count)
    {
        const string Letters = "abdefghjlnpqrstuwxyz";
        for (var i = 0; i < count; i++)
        {
            var (town, area) = words.Towns[Math.Min(words.Towns.Count - 1, (int)Exponential(7))];
            var name = random.NextDouble() < .7 ? Choose(words["streets"]) : Choose(words["surname_beginnings"]) + Choose(words["surname_endings"]);
            var outward = string.Create(CultureInfo.InvariantCulture, $"{area}{random.Next(1, 30)} {random.Next(1, 10)}");
            string Postcode() => $"{outward}{Letters[random.Next(Letters.Length)]}{Letters[random.Next(Letters.Length)]}";
            streets.Add(($"{name} {Choose(words["street_kinds"])}", town, [Postcode(), Postcode()]));
        }
    }

    private double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());

    private Address NewAddress()
    {
        var (street, town, postcodes) = Choose(streets);
        var number = random.Next(1, 180);
        var house = random.NextDouble() < .88 ? $"{number}" : random.NextDouble() < .5 ? $"flat {random.Next(1, 30)}" : $"{number}{"abc"[random.Next(3)]}";
        return new Address(house, street, town, postcodes[number & 1]);
    }

    private string NewPhone() => string.Create(CultureInfo.InvariantCulture, $"{(random.NextDouble() < .9 ? "07" : "01")}{random.Next(1_000_000_000):000000000}");

    private (int Year, int Month, int Day) Birthday(int from, int to)
    {
        var (year, month) = (random.Next(from, to + 1), random.Next(1, 13));
        return (year, month, random.Next(1, MonthDays[month - 1] + 1));
    }

    private void MakeHousehold(int number, int persons)
    {
        var surname = surnames.Pick(random);
        var addresses = Enumerable.Range(0, 1 + (random.NextDouble() < .45 ? 1 : 0) + (random.NextDouble() < .2 ? 1 : 0)).Select(_ => NewAddress()).ToList();
        var phones = Enumerable.Range(0, 1 + (random.NextDouble() < .5 ? 1 : 0)).Select(_ => NewPhone()).ToList();
        var motherSurname = random.NextDouble() < .45 ? surnames.Pick(random) : surname;
        var adults = random.NextDouble() < .4 ? 1 : 2;
        var family = new List<(string Forename, string Surname, string? Other, (int, int, int) Born, char Sex, bool Child)>();
        for (var k = 0; k < adults; k++)
        {
            var sex = k == 0 ? 'f' : 'm';
            var other = sex == 'f' && random.NextDouble() < .5 ? surnames.Pick(random) : null;
            family.Add(((sex == 'f' ? girls : boys).Pick(random), k == 0 ? motherSurname : surname, other, Birthday(1965, 2002), sex, false));
        }

        var children = 1 + Math.Min(3, (int)Exponential(.9));
        var childSurname = random.NextDouble() < .75 ? surname : motherSurname;
        (int, int, int)? born = null;
        for (var k = 0; k < children; k++)
        {
            var sex = random.NextDouble() < .49 ? 'f' : 'm';
            if (born is null || random.NextDouble() >= .05)
            {
                born = Birthday(2007, 2025);
            }

            var name = (sex == 'f' ? girls : boys).Pick(random);
            name = sex == 'm' && adults == 2 && random.NextDouble() < .02 ? family[1].Forename : name;
            var own = random.NextDouble() < .9 ? childSurname : surnames.Pick(random);
            var chance = random.NextDouble();
            var other = chance < .22 && motherSurname != surname ? own == surname ? motherSurname : surname
                : chance < .28 && motherSurname != own ? $"{own}-{motherSurname}"
                : null;
            family.Add((name, own, other, born.Value, sex, true));
        }

        foreach (var (forename, own, other, day, sex, child) in family)
        {
            if (Persons.Count == persons)
            {
                return;
            }

            var nhs = random.NextInt64(4_000_000_000, 8_000_000_000).ToString("0000000000", CultureInfo.InvariantCulture);
            List<Address> homes = random.NextDouble() < .9 ? addresses : [.. addresses, NewAddress()];
            List<string> numbers = child ? phones : [.. phones, NewPhone()];
            Persons.Add(new Person(forename, own, other, day, sex, child, homes, numbers, nhs, number));
        }
    }
}
