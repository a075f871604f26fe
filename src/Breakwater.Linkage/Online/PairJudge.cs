using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Online;

/// <summary>The keys of a record under one blocking rule, the widest first; each next one is for when too many records share the one before.</summary>
/// <param name="Rule">Number of the rule; keys of different rules have nothing to do with each other.</param>
/// <param name="Keys">At least one. When even the last is too wide, the rule finds nothing for this record.</param>
public sealed record KeyLadder(int Rule, IReadOnlyList<uint> Keys);

/// <summary>
/// Judges records that are kept elsewhere, such as in a database: which keys to store with each, and how likely two are one person.
/// Model and frequencies are in memory, no record is. Comparisons, keys and probabilities are those of a full run.
/// </summary>
/// <remarks>One caller at a time: calls take turns under a lock. A question leaves nothing behind.</remarks>
public sealed class PairJudge
{
    private readonly Lock turn = new();
    private readonly RecordSet records;
    private readonly RuleKeys[] rules;
    private readonly PairScorer scorer;
    private readonly LevelMemo[] memos;

    /// <param name="model">Its rules are those for which keys are made; spare rules are not used.</param>
    /// <param name="columns">Names of the values that records may have.</param>
    /// <param name="learnt">What a run over records with the same columns has learnt.</param>
    public PairJudge(LinkModel model, IReadOnlyList<string> columns, LearntModel learnt)
    {
        records = RecordSet.From(model.FieldsIn(columns), RawTable.FromRows(["id", .. columns], []));
        var run = new LinkRun(records, model, new RunOptions(1));
        foreach (var known in learnt.Frequencies)
        {
            records.Fields.FirstOrDefault(f => f.Spec.Name == known.Field)?.Intern(known);
        }

        foreach (var known in learnt.Frequencies)
        {
            records.Fields.FirstOrDefault(f => f.Spec.Name == known.Field)?.Learn(known);
        }

        Rules = run.Model.Rules;
        rules = RuleKeys.Bind(Rules, run.Model.Narrower, records.Fields);
        scorer = new PairScorer(records, run.Comparisons, run.Fitting(learnt.Parameters));
        memos = scorer.NewMemos(8);
        Bands = learnt.Bands;
        Limit = run.Model.BlockLimit;
    }

    /// <summary>The rules that these columns serve, in order.</summary>
    public IReadOnlyList<BlockingRule> Rules { get; }

    public Bands Bands { get; }

    /// <summary>Natural log of the odds that two records drawn at random are one person: what is above it is evidence.</summary>
    public double Start => Math.Log(scorer.Parameters.Prior / (1 - scorer.Parameters.Prior));

    /// <summary>Most records that may share a key before a narrower one is used.</summary>
    public int Limit { get; }

    /// <summary>The keys of a record; rules for which it lacks a value are left out.</summary>
    /// <param name="valueOfColumn">The record's values; null where not known.</param>
    public IReadOnlyList<KeyLadder> KeysOf(Func<string, string?> valueOfColumn) => Asked(valueOfColumn, record =>
    {
        var ladders = new List<KeyLadder>(rules.Length);
        for (var r = 0; r < rules.Length; r++)
        {
            if (rules[r].Ladder(records.Row(record)) is { Count: > 0 } keys)
            {
                ladders.Add(new KeyLadder(r, keys));
            }
        }

        return ladders;
    });

    /// <summary>Natural log of the odds that a person asked about and each of some others are one.</summary>
    public double[] LogOdds(Func<string, string?> asked, IReadOnlyList<Func<string, string?>> others) => Asked(asked, record =>
    {
        Array.ForEach(memos, m => m.Clear());
        var odds = new double[others.Count];
        for (var i = 0; i < odds.Length; i++)
        {
            odds[i] = scorer.LogOdds(record, records.Add(Invariant(i), others[i]), memos);
        }

        return odds;
    });

    /// <summary>Explains why two records may or may not be one person.</summary>
    public Explanation Explain(Func<string, string?> one, Func<string, string?> other) =>
        Asked(one, record => Explanation.Of(records, scorer, record, records.Add("\0other", other)));

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private T Asked<T>(Func<string, string?> valueOfColumn, Func<int, T> answer)
    {
        lock (turn)
        {
            var mark = records.Mark();
            try
            {
                return answer(records.Add("\0asked", valueOfColumn));
            }
            finally
            {
                records.TakeBack(mark);
                foreach (var term in rules.SelectMany(r => r.AllTerms))
                {
                    term.Truncate(term.Field.Values.Count);
                }
            }
        }
    }
}
