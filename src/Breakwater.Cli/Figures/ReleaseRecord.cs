using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>A release as the public side keeps it: in publish/release.json without its figures, in the ledger with them.</summary>
internal sealed record ReleaseRecord
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    public required string Release { get; init; }

    public required Relation Relation { get; init; }

    public IReadOnlyList<string> Periods { get; init; } = [];

    public required SuppressionPolicy Policy { get; init; }

    /// <summary>The columns of the published tables, save value and symbol.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<DimensionRecord> Dimensions { get; init; }

    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>The tables that are rates.</summary>
    public IReadOnlyList<RateRecord>? Rates { get; init; }

    /// <summary>What readers work out from sentences though it isn't printed.</summary>
    public IReadOnlyList<FigureRecord>? Withheld { get; init; }

    /// <summary>Whether figures that few contributors dominate are protected; by which rule is kept, since knowing it helps to undo it.</summary>
    public bool? Dominance { get; init; }

    public IReadOnlyList<FigureRecord>? Figures { get; init; }

    public static ReleaseRecord Parse(string json) => JsonSerializer.Deserialize<ReleaseRecord>(json, Options) ?? throw new JsonException("The record is empty.");

    public string ToJson(bool indented = false) => JsonSerializer.Serialize(this, indented ? Indented : Options);

    public IReadOnlyList<Dimension> ToDimensions() =>
        [.. Dimensions.Select(d => new Dimension(d.Name, d.Codes, [.. d.Levels.Select(level => new Level(level.Column, level.Groups, level.Chain))]))];

    public PastRelease ToPast() => new(Release, Relation, Periods, Policy,
        [.. (Figures ?? []).Select(figure => new PublishedFigure(figure.T, figure.C, figure.V, figure.V is null && figure.R is null ? Policy.Symbol : "")
        {
            Range = figure.R is [var least, var most] ? (least, most) : null,
            Without = figure.Without,
        })]);

    public static IReadOnlyList<DimensionRecord> Record(IEnumerable<Dimension> dimensions) =>
        [.. dimensions.Select(d => new DimensionRecord(d.Name, d.Codes, [.. d.Levels.Select(level => new LevelRecord(level.Column, level.Chain, level.GroupOf))]))];
}

/// <summary>A dimension with its codes.</summary>
internal sealed record DimensionRecord(string Name, IReadOnlyList<string> Codes, IReadOnlyList<LevelRecord> Levels);

/// <summary>A coarser level: the group of each code.</summary>
internal sealed record LevelRecord(string Column, int Chain, IReadOnlyList<string> Groups);

/// <summary>A figure: table, coordinates by dimension column, value (absent where hidden); for a rate the range of counts it stands for.</summary>
internal sealed record FigureRecord(string T, IReadOnlyList<string> C, long? V, IReadOnlyList<long>? R = null, IReadOnlyList<string>? Without = null);

/// <summary>A table of rates: how they are printed, the columns that their whole keeps (absent for populations), the least denominator.</summary>
internal sealed record RateRecord(string Table, long Per, int Decimals, IReadOnlyList<string>? Of, long Least);
