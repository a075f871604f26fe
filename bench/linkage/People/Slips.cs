using System.Globalization;

namespace Breakwater.Linkage.Bench.People;

/// <summary>The slips of people who type, hear and copy.</summary>
internal sealed class Slips(Words words, Random random)
{
    private static readonly int[] MonthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>A typing error: neighbours swapped, one letter lost, doubled, or the key beside it.</summary>
    public string Typing(string text)
    {
        if (text.Length < 2)
        {
            return text;
        }

        var kind = random.NextDouble();
        var i = random.Next(text.Length);
        if (kind < .30)
        {
            i = random.Next(text.Length - 1);
            return $"{text[..i]}{text[i + 1]}{text[i]}{text[(i + 2)..]}";
        }

        if (kind < .52)
        {
            return text.Remove(i, 1);
        }

        if (kind < .70)
        {
            return text.Insert(i, text[i].ToString());
        }

        var c = text[i];
        return char.IsAsciiDigit(c) ? Replaced(text, i, Another(c))
            : words.Keys.TryGetValue(c, out var near) ? Replaced(text, i, near[random.Next(near.Length)])
            : text;
    }

    /// <summary>A name as it sounds.</summary>
    public string Hearing(string text)
    {
        var possible = words.Sounds.Where(s => text.Contains(s.Key, StringComparison.Ordinal)).ToList();
        if (possible.Count == 0)
        {
            return Typing(text);
        }

        var (from, to) = possible[random.Next(possible.Count)];
        var i = text.IndexOf(from, StringComparison.Ordinal);
        return text[..i] + to + text[(i + from.Length)..];
    }

    /// <summary>One digit wrong, or two swapped.</summary>
    public string Digit(string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(k => char.IsAsciiDigit(text[k])).ToList();
        if (places.Count == 0)
        {
            return text;
        }

        var at = random.Next(places.Count);
        if (random.NextDouble() >= .4)
        {
            return Replaced(text, places[at], Another(text[places[at]]));
        }

        var (i, j) = (places[at], places[(at + 1) % places.Count]);
        var letters = text.ToCharArray();
        (letters[i], letters[j]) = (letters[j], letters[i]);
        return new string(letters);
    }

    /// <summary>A date of birth gone wrong in one of eight ways.</summary>
    public string Date((int Year, int Month, int Day) born)
    {
        var (year, month, day) = born;
        var kind = random.NextDouble();
        if (kind < .30 && day <= 12 && day != month)
        {
            return Text(year, day, month);
        }

        if (kind < .45)
        {
            return Text(year, month, Math.Clamp(day + OneUpOrDown(), 1, MonthDays[month - 1]));
        }

        if (kind < .58)
        {
            return Text(year + OneUpOrDown(), month, day);
        }

        if (kind < .68)
        {
            return Text(year, 1, 1);
        }

        if (kind < .72)
        {
            return Text(year, month, 1);
        }

        if (kind < .84)
        {
            var turned = (day % 10 * 10) + (day / 10);
            return Text(year, month, turned >= 1 && turned <= MonthDays[month - 1] ? turned : day);
        }

        return kind < .94
            ? Text(year, (month % 12) + 1, Math.Min(day, MonthDays[month % 12]))
            : Text(year - (year % 10) + random.Next(10), month, day);
    }

    public static string Text(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    private int OneUpOrDown() => random.Next(2) == 0 ? -1 : 1;

    private char Another(char digit) => (char)('0' + ((digit - '0' + random.Next(1, 10)) % 10));

    private static string Replaced(string text, int at, char with) => $"{text[..at]}{with}{text[(at + 1)..]}";
}
