using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// The keyed digest of one row, written into the envelope of the fact that changed it, so that
/// <c>breakwater verify --state</c> can tell whether a table was edited behind the program's back.
/// </summary>
public static class RowDigest
{
    private static readonly ConditionalWeakTable<IEntityType, Columns> Known = [];

    /// <summary>Such as <c>Concerns 0193… 5dc9…</c>; the digest is <c>gone</c> for a deleted row.</summary>
    public static string Of(IEntityType type, object entity, bool deleted, KeyDirectory keys)
    {
        var place = Place(type, entity);
        return place + " " + (deleted ? "gone" : Convert.ToHexStringLower(keys.Hmac("row", place + "\n" + Values(type, entity))[..16]));
    }

    /// <summary>Whether this is a kind of row outside the rule of which some columns are held to their digest all the same.</summary>
    public static bool IsKeptInPart(IEntityType type) => type.ClrType.IsAssignableTo(typeof(IOutsideTheRule)) && type.GetProperties().Any(IsKept);

    public static bool IsKept(IReadOnlyProperty property) => property.PropertyInfo?.IsDefined(typeof(KeptAttribute), inherit: false) == true;

    /// <summary>Table and key of a row.</summary>
    public static string Place(IEntityType type, object entity)
    {
        var columns = Of(type);
        return columns.Table + " " + string.Join(",", columns.Key.Select(c => Value(c, entity)));
    }

    private static string Values(IEntityType type, object entity)
    {
        var text = new StringBuilder(1024);
        foreach (var column in Of(type).Said) text.Append(column.Name).Append('=').Append(Value(column, entity)).Append('\n');
        return text.ToString();
    }

    // The model is the same for as long as the program runs: its columns are looked up and put in order once.
    private static Columns Of(IEntityType type) => Known.GetValue(type, static t =>
    {
        var inPart = t.ClrType.IsAssignableTo(typeof(IOutsideTheRule));
        return new(t.GetTableName(), [.. t.FindPrimaryKey()!.Properties.Select(Column.Of)],
            [.. t.GetProperties().Where(p => !inPart || IsKept(p)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(Column.Of)]);
    });

    private static string Value(Column column, object entity)
    {
        var value = column.Getter.GetClrValue(entity);
        if (column.Converter is { } converter && value is not null) value = converter.ConvertToProvider(value);
        return value switch
        {
            null => "-",
            byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            DateTime instant => FactEnvelope.Say(instant),
            bool yes => yes ? "1" : "0",
            Enum choice => Convert.ToInt64(choice, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }

    private sealed record Columns(string? Table, Column[] Key, Column[] Said);

    private sealed record Column(string Name, IClrPropertyGetter Getter, ValueConverter? Converter)
    {
        public static Column Of(IProperty property) => new(property.Name, property.GetGetter(), property.GetTypeMapping().Converter);
    }
}
