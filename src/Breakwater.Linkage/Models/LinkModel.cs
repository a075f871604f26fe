using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Models;

/// <summary>A field of a model before it has met a file: the columns under which it may be found, the first that is there wins.</summary>
/// <param name="Columns">Alternatives; an alternative of several columns joins those that are there, and needs its first.</param>
public sealed record FieldSource(string Name, FieldKind Kind, IReadOnlyList<IReadOnlyList<string>> Columns);

/// <summary>
/// Bands by expected error: a pair is in a band when, of all pairs at least as likely, no more than this share is expected to be wrong.
/// </summary>
/// <param name="Same">Share of wrong pairs expected among those called "same".</param>
/// <param name="Probably">The same down to "probably".</param>
/// <param name="Possibly">Lowest probability of a pair worth a person's look.</param>
public sealed record BandErrors(double Same = 0.001, double Probably = 0.01, double Possibly = 0.1);

/// <summary>
/// What to compare and how candidates are found: the content of a model file. Fields that a file doesn't have are left out, with
/// the comparisons and rules that need them, so one model serves files of many shapes.
/// </summary>
public sealed record LinkModel(
    string Name,
    IReadOnlyList<FieldSource> Fields,
    IReadOnlyList<ComparisonSpec> Comparisons,
    IReadOnlyList<BlockingRule> Rules)
{
    /// <summary>Rules that are added, in order, while all candidates stay within <see cref="SparePairs"/>: small or thin files can afford them.</summary>
    public IReadOnlyList<BlockingRule> SpareRules { get; init; } = [];

    /// <summary>Candidates up to which spare rules are added.</summary>
    public double SparePairs { get; init; } = 4_000_000;

    /// <summary>Most records that may share a key before a narrower one is used.</summary>
    public int BlockLimit { get; init; } = 500;

    /// <summary>Terms that an overfull key takes on, in order.</summary>
    public IReadOnlyList<BlockingTerm> Narrower { get; init; } = [];

    /// <summary>Random pairs from which chance agreement is learnt.</summary>
    public int RandomPairs { get; init; } = 150_000;

    public int Seed { get; init; } = 1;

    public BandErrors Bands { get; init; } = new();

    /// <summary>Lowest probability of a pair that joins two records into a cluster.</summary>
    public double ClusterAt { get; init; } = 0.8;

    /// <summary>Lowest probability of a link between two sets that are linked one to one: rivals have already been weighed.</summary>
    public double LinkAt { get; init; } = 0.3;

    /// <summary>Fields whose valid values no two records of a cluster may differ in (NHS number).</summary>
    public IReadOnlyList<string> OneEach { get; init; } = [];

    /// <summary>Which fields a file has, and from which of its columns.</summary>
    /// <param name="header">The file's columns.</param>
    /// <param name="mapping">The user's own choice: field → column (several joined by +), which goes before the model's.</param>
    public IReadOnlyList<FieldSpec> FieldsIn(IReadOnlyList<string> header, IReadOnlyDictionary<string, string>? mapping = null)
    {
        string? Column(string name) => header.FirstOrDefault(h => Plain(h) == Plain(name));
        var found = new List<FieldSpec>();
        foreach (var field in Fields)
        {
            if (mapping is not null && mapping.TryGetValue(field.Name, out var chosen))
            {
                var columns = chosen.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                if (columns.Length > 0)
                {
                    found.Add(new FieldSpec(field.Name, field.Kind, [.. columns.Select(c => Column(c) ?? throw new CsvFormatException($"there is no column '{c}' for the field '{field.Name}'. The file has: {string.Join(", ", header)}."))]));
                }

                continue;
            }

            var alternative = field.Columns.FirstOrDefault(a => Column(a[0]) is not null);
            if (alternative is not null)
            {
                found.Add(new FieldSpec(field.Name, field.Kind, [.. alternative.Select(Column).OfType<string>()]));
            }
        }

        // A name in one column is only split when forename and surname have no columns of their own.
        return [.. found.Where(f => f.Kind is not (FieldKind.GivenPart or FieldKind.FamilyPart) || !found.Exists(o => o.Kind == FieldKind.Name && f.Name == "whole_" + o.Name))
            .Select(f => f with { Name = f.Name.StartsWith("whole_", StringComparison.Ordinal) ? f.Name[6..] : f.Name })];
    }

    /// <summary>The model with only what the given fields can serve.</summary>
    public LinkModel Over(IReadOnlyList<FieldSpec> fields)
    {
        var names = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        bool Served(BlockingRule r) => r.Terms.All(t => names.Contains(t.Field));
        return this with
        {
            Comparisons = [.. Comparisons.Where(c =>
            {
                var kind = ComparisonKinds.Find(c.Kind)!;
                return kind.AnyRole ? c.Fields.Values.Any(names.Contains) : c.Fields.TryGetValue(kind.Roles[0], out var first) && names.Contains(first);
            })],
            Rules = [.. Rules.Where(Served)],
            SpareRules = [.. SpareRules.Where(Served)],
            Narrower = [.. Narrower.Where(t => names.Contains(t.Field))],
            OneEach = [.. OneEach.Where(names.Contains)],
        };
    }

    private static string Plain(string column) => new([.. column.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
