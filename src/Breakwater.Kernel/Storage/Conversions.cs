using System.Reflection;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Breakwater.Kernel.Storage;

/// <summary>Instants go in as UTC and come out as UTC, whatever the database makes of their kind.</summary>
public sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    instant => DateTime.SpecifyKind(instant, DateTimeKind.Utc), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>An <see cref="Id{T}"/> is stored as its UUID.</summary>
public sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

/// <summary>The one place that tells the model how ids are stored: every <see cref="Id{T}"/> that an entity has.</summary>
public static class IdConvention
{
    public static void Add(ModelConfigurationBuilder conventions, IEnumerable<Assembly> assemblies)
    {
        foreach (var id in assemblies.SelectMany(a => a.GetTypes()).SelectMany(IdsOf).Distinct())
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id.GetGenericArguments()));
    }

    // A context's sets are looked into as well: a generic entity such as Relation<Concern> is closed only there.
    private static IEnumerable<Type> IdsOf(Type type) => type.ContainsGenericParameters ? [] : type.GetProperties().SelectMany(p =>
        Closed(p.PropertyType, typeof(Id<>)) is { } id ? [id]
        : Closed(p.PropertyType, typeof(DbSet<>)) is { } set && set.GetGenericArguments()[0] is { IsGenericType: true } entity ? IdsOf(entity)
        : (IEnumerable<Type>)[]);

    private static Type? Closed(Type type, Type generic)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsGenericType && plain.GetGenericTypeDefinition() == generic ? plain : null;
    }
}
