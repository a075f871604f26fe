using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Breakwater.Kernel.Storage;

/// <summary>Instants go in as UTC and come out as UTC, whatever the database makes of their kind.</summary>
public sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    instant => DateTime.SpecifyKind(instant, DateTimeKind.Utc), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>An <see cref="Id{T}"/> is stored as its UUID.</summary>
public sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

/// <summary>The one place that tells the model how ids are stored: every property of type <see cref="Id{T}"/>.</summary>
public sealed class IdConvention : IPropertyAddedConvention, IModelFinalizingConvention
{
    public void ProcessPropertyAdded(IConventionPropertyBuilder propertyBuilder, IConventionContext<IConventionPropertyBuilder> context) =>
        Convert(propertyBuilder.Metadata);

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var type in modelBuilder.Metadata.GetEntityTypes())
            foreach (var property in type.GetProperties()) Convert(property);
    }

    private static void Convert(IConventionProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Id<>) || property.GetValueConverter() is not null) return;
        property.Builder.HasConverter(typeof(IdConverter<>).MakeGenericType(type.GetGenericArguments()[0]));
        property.Builder.ValueGenerated(ValueGenerated.Never);
    }
}
