using System.Diagnostics.CodeAnalysis;

namespace Breakwater.Kernel.Ids;

/// <summary>The identity of one <typeparamref name="T"/>: a UUIDv7, so that ids sort by the moment they were made.</summary>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>, IParsable<Id<T>>
{
    /// <summary>A fresh id stamped with the present instant of <paramref name="clock"/>.</summary>
    public static Id<T> New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = Guid.TryParse(s, out var value);
        result = new Id<T>(value);
        return ok;
    }

    public override string ToString() => Value.ToString("D");

    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;

    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;

    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;
}
