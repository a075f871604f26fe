namespace Breakwater.Kernel.Acting;

/// <summary>
/// The legal moves of an aggregate: from a status, by an act, to a status. Whatever is not in the table is refused with
/// a sentence that names where the record stands. A test walks the whole square.
/// </summary>
public sealed class Moves<TStatus, TAct>(string noun, params (TStatus From, TAct Act, TStatus To)[] legal)
    where TStatus : struct, Enum
    where TAct : struct, Enum
{
    private readonly Dictionary<(TStatus, TAct), TStatus> _legal = legal.ToDictionary(m => (m.From, m.Act), m => m.To);

    public bool Allows(TStatus from, TAct act) => _legal.ContainsKey((from, act));

    public IEnumerable<(TStatus From, TAct Act, TStatus To)> All => _legal.Select(m => (m.Key.Item1, m.Key.Item2, m.Value));

    /// <exception cref="RuleBroken">The move is not legal; the sentence says where the record stands.</exception>
    public TStatus Move(TStatus from, TAct act) => _legal.TryGetValue((from, act), out var to) ? to
        : throw new RuleBroken($"{noun}-{act}-from-{from}".ToLowerInvariant(),
            $"This {noun} is {Words(from)}, so it can't be {Words(act)} now. Reload the page to see where it stands.");

    private static string Words<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
