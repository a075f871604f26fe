using Breakwater.Kernel.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Breakwater.Kernel.Storage;

/// <summary>The one place that tells the model how names, numbers and addresses of people are stored: as told.</summary>
public static class RedactedConvention
{
    private static readonly IReadOnlyList<(Type Type, Type Stored)> All = [.. typeof(Redacted).Assembly.GetTypes()
        .SelectMany(type => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStoredAs<,>)).Select(i => (type, i.GetGenericArguments()[1])))];

    public static void Add(ModelConfigurationBuilder conventions)
    {
        foreach (var (type, stored) in All)
            conventions.Properties(type).HaveConversion(typeof(RedactedConverter<,>).MakeGenericType(type, stored), typeof(RedactedComparer<,>).MakeGenericType(type, stored));
    }

    internal static T From<T, TStored>(TStored stored)
        where T : Redacted, IStoredAs<T, TStored>
        where TStored : notnull => T.From(stored);

    internal static bool Same<T, TStored>(T? one, T? other)
        where T : Redacted, IStoredAs<T, TStored>
        where TStored : notnull => one is null || other is null ? ReferenceEquals(one, other) : one.Stored.Equals(other.Stored);
}

/// <summary>A type of <see cref="Personal"/> goes in as what was told and comes out so.</summary>
public sealed class RedactedConverter<T, TStored>() : ValueConverter<T, TStored>(value => value.Stored, stored => RedactedConvention.From<T, TStored>(stored))
    where T : Redacted, IStoredAs<T, TStored>
    where TStored : notnull;

/// <summary>Whether a row has changed: another spelling of the same name is a change, although the two are equal.</summary>
public sealed class RedactedComparer<T, TStored>() : ValueComparer<T>((one, other) => RedactedConvention.Same<T, TStored>(one, other), value => value.Stored.GetHashCode(), value => value)
    where T : Redacted, IStoredAs<T, TStored>
    where TStored : notnull;
