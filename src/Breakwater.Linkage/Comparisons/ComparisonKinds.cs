using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Comparisons;

/// <summary>A comparison as a model names it.</summary>
/// <param name="Kind">One of <see cref="ComparisonKinds"/>.</param>
/// <param name="Name">Its name in the model; the kind's own when not given.</param>
/// <param name="Fields">Which field of the model takes each role, e.g. postcode → home_postcode.</param>
/// <param name="SharedAtHome">See <see cref="Comparison.SharedAtHome"/>; null: the kind's own.</param>
public sealed record ComparisonSpec(string Kind, string Name, IReadOnlyDictionary<string, string> Fields, double? SharedAtHome = null);

/// <summary>The kinds of comparison by name. Register your own at start-up, before a model is read.</summary>
public static class ComparisonKinds
{
    /// <summary>What a kind is: the roles that its fields take (the first is needed unless any will do) and how it is made.</summary>
    /// <param name="Roles">Roles in order.</param>
    /// <param name="AnyRole">True: one field of any role suffices. False: the first role's field is needed.</param>
    /// <param name="Make">Makes the comparison from its name, its fields by role (null where absent) and the model's household share.</param>
    public sealed record Definition(IReadOnlyList<string> Roles, bool AnyRole, Func<string, Func<string, Field?>, double?, Comparison> Make);

    private static readonly Dictionary<string, Definition> Known = new(StringComparer.Ordinal)
    {
        ["forename"] = new(["forename", "surname"], false, (n, f, s) => new Forename(n, f("forename")!, f("surname"), s ?? 0.01)),
        ["surname"] = new(["surname", "forename", "previous"], false, (n, f, s) => new Surname(n, f("surname")!, f("forename"), f("previous"), s ?? 0.8)),
        ["date_of_birth"] = new(["date"], false, (n, f, s) => new DateOfBirth(n, f("date")!, s ?? 0.04)),
        ["residence"] = new(["postcode", "address", "town"], true, (n, f, s) => new Residence(n, f("postcode"), f("address"), f("town"), s ?? 0.9)),
        ["phone"] = new(["phone"], false, (n, f, s) => OneField.Phone(n, f("phone")!, s ?? 0.8)),
        ["sex"] = new(["sex"], false, (n, f, s) => OneField.Sex(n, f("sex")!, s ?? 0)),
        ["identifier"] = new(["id"], false, (n, f, s) => OneField.Identifier(n, f("id")!, s ?? 0)),
        ["nhs_number"] = new(["id"], false, (n, f, s) => OneField.Nhs(n, f("id")!, s ?? 0)),
        ["email"] = new(["email"], false, (n, f, s) => OneField.Email(n, f("email")!, s ?? 0.1)),
        ["words"] = new(["text"], false, (n, f, s) => OneField.Words(n, f("text")!, s ?? 0)),
    };

    /// <summary>Names of all kinds.</summary>
    public static IEnumerable<string> Names => Known.Keys.Order(StringComparer.Ordinal);

    /// <summary>Adds a kind of your own.</summary>
    public static void Register(string kind, Definition definition)
    {
        lock (Known)
        {
            Known.Add(kind, definition);
        }
    }

    public static Definition? Find(string kind) => Known.GetValueOrDefault(kind);

    /// <summary>Makes the comparisons of a model over the fields of a record set.</summary>
    public static IReadOnlyList<Comparison> Bind(IReadOnlyList<ComparisonSpec> specs, IReadOnlyList<Field> fields) =>
    [
        .. specs.Select(spec => Known[spec.Kind].Make(
            spec.Name,
            role => spec.Fields.TryGetValue(role, out var field) ? fields.FirstOrDefault(f => f.Spec.Name == field) : null,
            spec.SharedAtHome)),
    ];
}
