using System.Globalization;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Cli.Demo;

/// <summary>
/// People who don't exist, as various as a county's: some 350,000 names, common ones more often than rare ones, any day of
/// birth, streets and telephones that are shared about as seldom as in life. The same number gives the same people.
/// </summary>
internal sealed class InventedPeople(Random chance)
{
    private const int Phones = 100_000;

    private static readonly string[] Forenames =
    [
        "Aaron", "Abel", "Ada", "Aisha", "Alba", "Alfie", "Amara", "Amit", "Anya", "Archie", "Asha", "Aston", "Bela", "Ben", "Beth", "Blake", "Bonnie", "Bram", "Callum", "Cara", "Chloe", "Cleo", "Cora", "Dara",
        "Dev", "Dina", "Dylan", "Eda", "Eli", "Ella", "Elsie", "Emre", "Erin", "Esme", "Etta", "Ewan", "Faye", "Finn", "Flora", "Freya", "Gabe", "Gwen", "Hana", "Hari", "Hattie", "Hope", "Hugo", "Ida",
        "Imran", "Ines", "Iris", "Isla", "Ivan", "Ivo", "Jade", "Jai", "Jonah", "Josie", "Jude", "Kaya", "Keir", "Kit", "Kofi", "Lara", "Leah", "Leo", "Levi", "Lila", "Logan", "Lola", "Luca", "Mabel",
        "Maddox", "Maeve", "Marek", "Maya", "Mila", "Milo", "Mina", "Mira", "Musa", "Nadia", "Nell", "Niall", "Nico", "Nina", "Noah", "Nora", "Ollie", "Omar", "Opal", "Orla", "Oscar", "Otis", "Owen", "Pavel",
        "Pearl", "Petra", "Pia", "Priya", "Quinn", "Rafi", "Ravi", "Rhea", "Rhys", "Ria", "Rory", "Rosa", "Ruby", "Rufus", "Sami", "Sana", "Seth", "Sia", "Sol", "Suki", "Tariq", "Tess", "Theo", "Tia",
        "Tilly", "Toby", "Uma", "Una", "Vera", "Viggo", "Vikram", "Wilf", "Willa", "Wren", "Xanthe", "Yara", "Yusuf", "Zach", "Zane", "Zara", "Zia", "Zoe",
    ];

    private static readonly string[] Beginnings =
    [
        "Alder", "Amber", "Ash", "Barn", "Birch", "Black", "Brad", "Bram", "Brook", "Cald", "Carl", "Clay", "Clif", "Cole", "Cran", "Crow", "Dal", "Dun", "East", "Elm", "Fair", "Fen", "Fox", "Gar", "Grim", "Hal", "Ham",
        "Hart", "Haw", "Hazel", "Heath", "Hol", "Hunt", "Kel", "Kirk", "Lang", "Lin", "Long", "Mar", "Mead", "Mil", "Nor", "Oak", "Pem", "Rad", "Raven", "Red", "Rush", "Sal", "Sel", "Stan", "Stock", "Sut", "Thorn", "Ul",
        "Wal", "Wel", "Whit", "Win", "Wood",
    ];

    private static readonly string[] Endings =
    [
        "acre", "bank", "bourne", "bridge", "brook", "bury", "by", "combe", "cott", "croft", "dale", "den", "don", "field", "ford", "gate", "grave", "ham", "hurst", "ing", "land", "leigh", "ley", "low", "man", "mere",
        "moor", "more", "over", "ridge", "sett", "shaw", "side", "stead", "stone", "thorpe", "ton", "wall", "well", "wick", "worth", "yard",
    ];

    private static readonly string[] Streets = ["Street", "Road", "Lane", "Close", "Avenue", "Drive", "Court", "Way", "Terrace", "Crescent"];
    private const string Letters = "ABDEFGHJLNPQRSTUWXYZ";
    private readonly List<PersonInput> _known = [];
    private int _phones;

    /// <summary>Somebody; one in ten has been reported before and is told of again, perhaps with less known.</summary>
    /// <returns>The person, and whether it is somebody from before.</returns>
    public (PersonInput Person, bool Again) Next(PersonRole role)
    {
        if (_known.Count > 20 && chance.Next(10) == 0)
        {
            var before = _known[chance.Next(_known.Count)];
            if (before.Role == role) return (Less(before), true);
        }
        var person = New(role);
        _known.Add(person);
        return (person, false);
    }

    private PersonInput New(PersonRole role)
    {
        var first = role == PersonRole.ChildAtRisk ? new DateOnly(2009, 1, 1) : new DateOnly(1950, 1, 1);
        var days = role == PersonRole.ChildAtRisk ? 8 * 365 : 50 * 365;
        return new PersonInput(role, $"{Common(Forenames)} {Common(Beginnings)}{Common(Endings)}",
            Born: chance.Next(10) == 0 ? null : first.AddDays(chance.Next(days)),
            Phone: chance.Next(100) < 45 ? Phone() : null,
            Address: chance.Next(100) < 80 ? string.Create(CultureInfo.InvariantCulture, $"{1 + chance.Next(140)} {Any(Beginnings)}{Any(Endings)} {Any(Streets)}") : null,
            Postcode: string.Create(CultureInfo.InvariantCulture, $"MR{1 + chance.Next(30)} {chance.Next(10)}{Letters[chance.Next(Letters.Length)]}{Letters[chance.Next(Letters.Length)]}"));
    }

    private PersonInput Less(PersonInput before) => chance.Next(4) switch
    {
        0 => before with { Born = null },
        1 => before with { Address = null, Postcode = null },
        2 => before with { Phone = null },
        _ => before,
    };

    // Each number once, until there are no more.
    private string Phone() => string.Create(CultureInfo.InvariantCulture, $"07700 9{(long)_phones++ * 61_357 % Phones:00000}");

    // The smaller of two draws: those at the front come about twice as often as by chance, those at the end seldom.
    private string Common(string[] from) => from[Math.Min(chance.Next(from.Length), chance.Next(from.Length))];

    private string Any(string[] from) => from[chance.Next(from.Length)];
}
