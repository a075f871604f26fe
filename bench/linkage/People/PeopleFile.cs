using System.Globalization;

namespace Breakwater.Linkage.Bench.People;

/// <summary>
/// Makes a file of records of invented people, as five agencies with different habits would write them, with the truth beside them.
/// Deterministic: same numbers in, same file out.
/// </summary>
public static class PeopleFile
{
    private const int MostRecordsOfOne = 40;

    private sealed record Agency(string Name, double ForenameTyping, double ForenameHearing, double Nickname, double SurnameTyping, double SurnameHearing, double OtherSurname, double Swapped, double BirthWrong, double BirthMissing, double SexMissing, double OldAddress, double HouseWrong, double PostcodeWrong, double AddressMissing, double PhoneMissing, double PhoneOld, double NhsPresent, double ForenameMissing);

    private static readonly Agency[] Agencies =
    [
        new("police", .06, .05, .10, .06, .05, .25, .015, .09, .05, .03, .35, .04, .03, .08, .30, .20, .00, .01),
        new("council", .03, .02, .05, .03, .02, .15, .008, .04, .02, .02, .25, .02, .02, .03, .25, .20, .15, .00),
        new("school", .02, .01, .12, .02, .01, .10, .004, .02, .00, .01, .20, .01, .02, .03, .20, .25, .00, .00),
        new("health", .02, .01, .03, .02, .01, .12, .004, .02, .005, .01, .25, .02, .02, .02, .20, .25, .92, .00),
        new("charity", .06, .05, .20, .06, .05, .25, .015, .08, .25, .15, .40, .04, .03, .30, .25, .20, .00, .02),
    ];

    private static readonly int[] ChildShares = [22, 24, 26, 22, 6];
    private static readonly int[] AdultShares = [40, 26, 0, 26, 8];

    /// <summary>Writes the file.</summary>
    /// <param name="persons">True persons.</param>
    /// <param name="records">Records in all, at least one for each person.</param>
    /// <param name="noise">Every rate of error is multiplied by this.</param>
    public static void Write(string path, int persons, int records, int seed, double noise = 1)
    {
        var random = new Random(seed);
        var words = new Words();
        var population = new Population(words, random, persons).Persons;
        var slips = new Slips(words, random);
        var order = Order(random, persons, records);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("record_id,entity_id,household_id,source,first_name,surname,dob,sex,house_no,street,town,postcode,phone,nhs_no,is_child");
        for (var i = 0; i < order.Length; i++)
        {
            var person = population[order[i]];
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i},{order[i]},{person.Household},{Record(person, words, slips, random, noise)},{(person.IsChild ? 1 : 0)}"));
        }
    }

    /// <summary>Which person each record is of: everyone once, the rest spread unevenly.</summary>
    private static int[] Order(Random random, int persons, int records)
    {
        var count = new int[persons];
        Array.Fill(count, 1);
        var weights = new double[persons];
        var sum = 0.0;
        for (var i = 0; i < persons; i++)
        {
            weights[i] = sum += -Math.Log(1 - random.NextDouble());
        }

        for (var left = records - persons; left > 0;)
        {
            var at = Array.BinarySearch(weights, random.NextDouble() * sum);
            at = at < 0 ? ~at : at + 1;
            if (at < persons && count[at] < MostRecordsOfOne)
            {
                count[at]++;
                left--;
            }
        }

        var order = Enumerable.Range(0, persons).SelectMany(i => Enumerable.Repeat(i, count[i])).ToArray();
        random.Shuffle(order);
        return order;
    }

    private static string Record(Person p, Words words, Slips slips, Random random, double noise)
    {
        bool Happens(double rate) => random.NextDouble() < rate * noise;
        var agency = Draw(random, p.IsChild ? ChildShares : AdultShares);
        var (forename, surname) = (p.Forename, p.Surname);
        if (words.Nicknames.TryGetValue(forename, out var short_) && Happens(agency.Nickname))
        {
            forename = short_[random.Next(short_.Length)];
        }

        forename = Happens(agency.ForenameTyping) ? slips.Typing(forename) : forename;
        forename = Happens(agency.ForenameHearing) ? slips.Hearing(forename) : forename;
        surname = p.OtherSurname is not null && Happens(agency.OtherSurname) ? p.OtherSurname : surname;
        surname = Happens(agency.SurnameTyping) ? slips.Typing(surname) : surname;
        surname = Happens(agency.SurnameHearing) ? slips.Hearing(surname) : surname;
        (forename, surname) = Happens(agency.Swapped) ? (surname, forename) : (forename, surname);
        forename = Happens(agency.ForenameMissing) ? "" : forename;
        var chance = random.NextDouble();
        var born = chance < agency.BirthMissing * noise ? ""
            : chance < (agency.BirthMissing + agency.BirthWrong) * noise ? slips.Date(p.Born)
            : Slips.Text(p.Born.Year, p.Born.Month, p.Born.Day);
        chance = random.NextDouble();
        var sex = chance < agency.SexMissing * noise ? "" : chance < (agency.SexMissing + .005) * noise ? p.Sex == 'f' ? "m" : "f" : p.Sex.ToString();
        var home = Happens(agency.OldAddress) ? p.Addresses[random.Next(p.Addresses.Count)] : p.Addresses[0];
        var (house, street, postcode) = (home.House, home.Street, home.Postcode);
        house = Happens(agency.HouseWrong) ? slips.Digit(house) : house;
        street = Happens(.03) ? slips.Typing(street) : street;
        postcode = Happens(agency.PostcodeWrong) ? slips.Typing(postcode) : postcode;
        if (Happens(agency.AddressMissing))
        {
            (house, street) = ("", "");
            postcode = random.NextDouble() < .5 ? "" : postcode;
        }

        var phone = Happens(agency.PhoneMissing) ? "" : p.Phones[0];
        phone = phone.Length > 0 && Happens(agency.PhoneOld) ? p.Phones[random.Next(p.Phones.Count)] : phone;
        phone = phone.Length > 0 && Happens(.02) ? slips.Digit(phone) : phone;
        var nhs = random.NextDouble() < agency.NhsPresent ? p.NhsNumber : "";
        nhs = nhs.Length > 0 && Happens(.004) ? slips.Digit(nhs) : nhs;
        return string.Join(',', agency.Name, forename, surname, born, sex, house, street, home.Town, postcode, phone, nhs);
    }

    private static Agency Draw(Random random, int[] shares)
    {
        var at = random.Next(shares.Sum());
        for (var i = 0; ; i++)
        {
            if ((at -= shares[i]) < 0)
            {
                return Agencies[i];
            }
        }
    }
}
