using System.Text.Json;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// Somebody whom named people recognised in two or more source records. The records stay as they came; a person is no
/// more than which of them are one, and for each attribute which record it is taken from.
/// </summary>
public sealed class Person : IRecord
{
    /// <summary>What may be taken from one record or another.</summary>
    public static readonly IReadOnlyList<(string Code, string Words)> Attributes =
        [("name", "Name"), ("born", "Date of birth"), ("phone", "Phone"), ("address", "Address"), ("school", "School")];

    public required Id<Person> Id { get; init; }

    public required string Reference { get; init; }

    public required DateTime MadeAt { get; init; }

    /// <summary>Attribute → source record, as JSON; an attribute that isn't in it comes from the newest record that has it.</summary>
    public string Picks { get; private set; } = "{}";

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "person";

    public IReadOnlyDictionary<string, Guid> PickedFrom => JsonSerializer.Deserialize<Dictionary<string, Guid>>(Picks)!;

    public void Pick(IReadOnlyDictionary<string, Guid> picks) =>
        Picks = JsonSerializer.Serialize(new SortedDictionary<string, Guid>(picks.ToDictionary(), StringComparer.Ordinal));

    internal void PutBack(string picks) => Picks = picks;
}

/// <summary>Where a record stood before a join moved it.</summary>
public sealed record MovedRecord(Guid Record, Guid? From);

/// <summary>
/// One join: which records went to the person, from where, and what its picks were, so that taking it apart restores
/// exactly what was. Sealed places, under the person's key: <c>merges.reason</c>, <c>merges.apart</c>.
/// </summary>
public sealed class PersonMerge
{
    public required Id<PersonMerge> Id { get; init; }

    public required Id<Person> PersonId { get; init; }

    /// <summary>The person whose records all moved, if they had one.</summary>
    public Id<Person>? OtherId { get; init; }

    public required Id<PossibleMatch> MatchId { get; init; }

    /// <summary>JSON of <see cref="MovedRecord"/>s.</summary>
    public required string Moved { get; init; }

    public required string PicksBefore { get; init; }

    public required Id<Worker> JudgedBy { get; init; }

    public required Id<Worker> ConfirmedBy { get; init; }

    public required DateTime At { get; init; }

    public required byte[] Reason { get; init; }

    /// <summary>Whose words the reason is, and under which law: those of who judged.</summary>
    public required string Agency { get; init; }

    public required Regime Regime { get; init; }

    public Id<Worker>? ApartBy { get; private set; }

    public DateTime? ApartAt { get; private set; }

    public byte[]? ApartReason { get; private set; }

    public string? ApartAgency { get; private set; }

    public Regime ApartRegime { get; private set; }

    public IReadOnlyList<MovedRecord> MovedRecords => JsonSerializer.Deserialize<List<MovedRecord>>(Moved)!;

    public void TakeApart(Id<Worker> by, DateTime at, byte[] reason, (string Agency, Regime Regime) holder) =>
        (ApartBy, ApartAt, ApartReason, ApartAgency, ApartRegime) = (by, at, reason, holder.Agency, holder.Regime);
}
