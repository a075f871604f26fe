using Microsoft.EntityFrameworkCore;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// The keyed digest of one row, written into the envelope of the fact that changed it, so that
/// <c>breakwater verify --state</c> can tell whether a table was edited behind the program's back.
/// </summary>
public static class RowDigest
{
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
    public static string Place(IEntityType type, object entity) =>
        type.GetTableName() + " " + string.Join(",", type.FindPrimaryKey()!.Properties.Select(p => Value(p, entity)));

    private static string Values(IEntityType type, object entity)
    {
        var text = new StringBuilder();
        var inPart = type.ClrType.IsAssignableTo(typeof(IOutsideTheRule));
        foreach (var property in type.GetProperties().Where(p => !inPart || IsKept(p)).OrderBy(p => p.Name, StringComparer.Ordinal))
            text.Append(property.Name).Append('=').Append(Value(property, entity)).Append('\n');
        return text.ToString();
    }

    private static string Value(IProperty property, object entity)
    {
        var value = property.GetGetter().GetClrValue(entity);
        if (property.GetTypeMapping().Converter is { } converter && value is not null) value = converter.ConvertToProvider(value);
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
}
