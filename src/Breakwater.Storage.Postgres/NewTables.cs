using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Breakwater.Storage.Postgres;

/// <summary>What a model says of writing new rows: which tables come before which, and how a row of each is written. Made once for a model.</summary>
internal sealed class NewTables
{
    private static readonly ConditionalWeakTable<IModel, NewTables> Known = [];

    private readonly FrozenDictionary<IEntityType, NewTable> _tables;

    private NewTables(IModel model, ISqlGenerationHelper delimit)
    {
        var found = new Dictionary<IEntityType, NewTable>();
        var left = model.GetEntityTypes().OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList();
        // Round by round those whose rows refer to none that is left; in a circle, none is ever free and the provider sorts.
        while (left.FindAll(type => !Principals(type).Any(p => p != type && left.Contains(p))) is { Count: > 0 } free)
        {
            foreach (var type in free)
                if (NewTable.IsPlain(type)) found.Add(type, new NewTable(type, found.Count, Principals(type).Contains(type), delimit));
            left.RemoveAll(free.Contains);
        }
        _tables = found.ToFrozenDictionary();
    }

    public static NewTables Of(IModel model, ISqlGenerationHelper delimit) => Known.GetValue(model, m => new NewTables(m, delimit));

    /// <summary>The table of a type; null where its rows are the provider's to write.</summary>
    public NewTable? For(IEntityType type) => _tables.GetValueOrDefault(type);

    private static IEnumerable<IEntityType> Principals(IEntityType type) => type.GetForeignKeys().Select(f => f.PrincipalEntityType);
}

/// <summary>How a new row of one table is written: its columns in order, and the statements for one, two and eight rows.</summary>
internal sealed class NewTable
{
    private readonly (IProperty Property, RelationalTypeMapping Mapping, bool Nullable)[] _columns;
    private readonly IProperty[] _generated;
    private readonly string _one, _two, _eight;

    public NewTable(IEntityType type, int place, bool refersToItself, ISqlGenerationHelper delimit)
    {
        (Place, RefersToItself) = (place, refersToItself);
        var mapping = type.GetTableMappings().Single();
        var columns = mapping.ColumnMappings.OrderBy(c => c.Column.Name, StringComparer.Ordinal).ToList();
        _columns = [.. columns.Select(c => (c.Property, c.TypeMapping, c.Column.IsNullable))];
        _generated = [.. columns.Select(c => c.Property).Where(p => p.ValueGenerated != ValueGenerated.Never)];
        var (sql, at) = (new StringBuilder("INSERT INTO "), 0);
        delimit.DelimitIdentifier(sql, mapping.Table.Name, mapping.Table.Schema);
        sql.Append(" (").AppendJoin(", ", columns.Select(c => delimit.DelimitIdentifier(c.Column.Name))).Append(") VALUES ");
        var start = sql.ToString();
        string Rows(int rows) => start + string.Join(", ", Enumerable.Range(0, rows).Select(_ => "(" + string.Join(", ", columns.Select(_ => "$" + ++at)) + ")"));
        _one = Rows(1);
        at = 0;
        _two = Rows(2);
        at = 0;
        _eight = Rows(8);
    }

    /// <summary>Where among the tables its rows are written: after those of each table that they refer to.</summary>
    public int Place { get; }

    /// <summary>Whether a row may refer to another of the same table: two of them then have an order that only the rows know.</summary>
    public bool RefersToItself { get; }

    /// <summary>Whether rows of a type are those of a table, column by column, each written and none read back.</summary>
    public static bool IsPlain(IEntityType type) =>
        type.GetTableMappings().ToList() is [{ Table.EntityTypeMappings: var sharing } mapping] && sharing.Count() == 1
        && type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && !type.GetComplexProperties().Any()
        && type.GetInsertStoredProcedure() is null
        && mapping.ColumnMappings.Count() == type.GetProperties().Count() && mapping.ColumnMappings.Count() == mapping.Table.Columns.Count()
        && type.GetProperties().All(p => p.GetBeforeSaveBehavior() == PropertySaveBehavior.Save);

    /// <summary>Whether every value of this new row is at hand, so that none is left to the database.</summary>
    public bool Writes(IUpdateEntry row) => Array.TrueForAll(_generated, p => !row.IsStoreGenerated(p) && !row.HasTemporaryValue(p));

    /// <summary>The statement for one, two or eight rows.</summary>
    public string Insert(int rows) => rows switch { 1 => _one, 2 => _two, 8 => _eight, _ => throw new ArgumentOutOfRangeException(nameof(rows), rows, "One, two or eight rows share a statement.") };

    /// <summary>Adds the values of a row, in the order of the columns.</summary>
    public void Bind(IUpdateEntry row, NpgsqlParameterCollection to, NpgsqlCommand maker)
    {
        foreach (var (property, mapping, nullable) in _columns) to.Add((NpgsqlParameter)mapping.CreateParameter(maker, "", row.GetCurrentValue(property), nullable));
    }
}
