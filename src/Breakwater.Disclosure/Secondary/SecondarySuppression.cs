namespace Breakwater.Disclosure;

/// <summary>
/// Chooses which further figures are hidden so that each demand has a witness. Each demand is met in turn by the cheapest move; the
/// rows that it changes are hidden; needless ones are shown again. No floating-point number decides: a demand is met when an integer
/// move in the pool meets it.
/// </summary>
internal sealed class SecondarySuppression
{
    private const int WorkOfMove = 4;

    private readonly FigureMatrix _matrix;
    private readonly IReadOnlyList<Attacker> _attackers;
    private readonly bool[] _primary;

    public SecondarySuppression(FigureMatrix matrix, IReadOnlyList<Sensitive> sensitive, IReadOnlyList<Attacker> attackers)
    {
        _matrix = matrix;
        _attackers = attackers;
        Demands = DemandList.For(matrix, sensitive, attackers);
        _primary = new bool[matrix.Rows.Count];
        foreach (var s in sensitive) _primary[s.Row.Index] = true;
        Price = SuppressionCost.Of(matrix);
        Pool = new WitnessPool(matrix, new Pattern(matrix, sensitive.Select(s => s.Row.Index)), attackers, Demands);
        Finder = new MoveFinder(matrix);
        LastRefusal = new Demand?[matrix.Rows.Count];
    }

    public IReadOnlyList<Demand> Demands { get; }

    public WitnessPool Pool { get; }

    public MoveFinder Finder { get; }

    /// <summary>What hiding each row costs; infinite where it can't be hidden.</summary>
    public double[] Price { get; set; }

    /// <summary>For each row the demand that last kept it from being shown.</summary>
    public Demand?[] LastRefusal { get; }

    /// <summary>Work done so far, in units that don't depend on the machine.</summary>
    public long Work => Finder.Work + (WorkOfMove * Pool.Work);

    /// <summary>Rows hidden for the sake of others.</summary>
    public IEnumerable<int> Secondaries => Pool.Pattern.HiddenCandidates.Where(row => !_primary[row]);

    public double Cost => Secondaries.Sum(row => Price[row]);

    /// <summary>Meets every demand in turn at the least price. A demand that nothing can meet is marked and left.</summary>
    public void BuyAll(IEnumerable<Demand> demands) => MeetAll(demands, demand => Buy(demand));

    /// <summary>Meets every demand, for nothing where that is possible.</summary>
    public void RepairAll(IEnumerable<Demand> demands, double[]? price = null) => MeetAll(demands, demand => Repair(demand, price));

    /// <summary>Shows every secondary that isn't needed, the dearest first.</summary>
    public void CleanUp(Random? random = null) => NeedlessSuppression.Remove(
        this, [.. Secondaries.OrderByDescending(row => Price[row] * (random is null ? 1 : 0.7 + (0.6 * random.NextDouble())))], () => false);

    /// <summary>Shows all secondaries; the demands are then unmet.</summary>
    public void ShowAll()
    {
        foreach (var row in Secondaries.ToArray()) Pool.Show(row);
    }

    public void HideAll(IEnumerable<int> rows)
    {
        foreach (var row in rows) Pool.Hide(row);
    }

    /// <summary>Moves that prove every demand under the pattern at hand.</summary>
    public HashSet<Move> Proof() => [.. Demands.SelectMany(demand => demand.Proof())];

    /// <summary>Makes exactly these rows the secondaries.</summary>
    public void Adopt(IReadOnlyCollection<int> rows)
    {
        HideAll(rows);
        foreach (var row in Secondaries.Except(rows).ToArray()) Pool.Show(row);
    }

    private static void MeetAll(IEnumerable<Demand> demands, Func<Demand, bool> meet)
    {
        foreach (var demand in demands)
            if (!demand.Hopeless && !meet(demand)) demand.Hopeless = true;
    }

    /// <summary>Meets a demand within the pattern, without hiding more.</summary>
    public bool Audit(Demand demand) => Meet(demand, null);

    /// <summary>Meets a demand, hiding more rows where needed; false when nothing that may still be hidden is enough.</summary>
    public bool Repair(Demand demand, double[]? price = null) => Meet(demand, null) || Meet(demand, price ?? Price);

    /// <summary>Meets a demand at the least price, without trying for nothing first.</summary>
    public bool Buy(Demand demand, double[]? price = null) => Meet(demand, price ?? Price);

    /// <summary>Whether earlier searches rule out that the pattern at hand meets a demand.</summary>
    public bool IsGivenAway(Demand demand)
    {
        foreach (var attacker in demand.Unmet())
        {
            var known = _attackers[attacker].Known;
            if (Finder.IsGivenAway(demand.Row.Index, demand.Amount, Pool.Pattern, known)
                && (demand.Side != Side.Either || Finder.IsGivenAway(demand.Row.Index, -demand.Amount, Pool.Pattern, known))) return true;
        }
        return false;
    }

    private bool Meet(Demand demand, double[]? price)
    {
        Finder.AllCertificates.Clear();
        Finder.IsUndecided = false;
        var known = -1;
        while (true)
        {
            var unmet = demand.FirstUnmet();
            if (unmet < 0) return true;
            if (unmet == known) return false;
            known = unmet;
            if (price is null && Pool.Reuse(demand, known)) continue;
            var move = FindFor(demand, known, price) ?? (price is null ? null : FindHard(demand, known, price));
            if (move is null) return false;
            foreach (var (row, change) in move.RowChanges)
                if (!Pool.Pattern.IsHidden(row) && Pool.Shows(row, change))
                {
                    if (price is null || _matrix.RowArray[row].Standing != Standing.Candidate) return false;
                    Pool.Hide(row);
                }
            Pool.Add(move);
        }
    }

    // Another shake of the prices often makes a fractional solution whole; the direct move always exists.
    private Move? FindHard(Demand demand, int attacker, double[] price)
    {
        var shake = Finder.Shake;
        Move? move = null;
        for (var turn = 1; turn <= 3 && move is null; turn++)
        {
            Finder.Shake = 0.3 * turn;
            move = FindFor(demand, attacker, price);
        }
        Finder.Shake = shake;
        return move ?? DirectMove.For(_matrix, demand, _attackers[attacker].Known, Pool, price);
    }

    private Move? FindFor(Demand demand, int attacker, double[]? price)
    {
        var known = _attackers[attacker].Known;
        if (demand.Side != Side.Either) return Finder.Find(demand.Row.Index, demand.Amount, Pool.Pattern, known, price);
        var up = Finder.Find(demand.Row.Index, demand.Amount, Pool.Pattern, known, price);
        if (up is not null && price is null) return up;
        var down = demand.Row.Value < demand.Amount && demand.Row.Weights.All(w => w > 0) ? null
            : Finder.Find(demand.Row.Index, -demand.Amount, Pool.Pattern, known, price);
        if (up is null || down is null || price is null) return up ?? down;
        return PriceOf(up, price) <= PriceOf(down, price) ? up : down;
    }

    /// <summary>What would have to be paid for the rows that a move changes and that are still shown.</summary>
    public double PriceOf(Move move, double[] price)
    {
        double sum = 0;
        foreach (var (row, change) in move.RowChanges)
            if (!Pool.Pattern.IsHidden(row) && Pool.Shows(row, change)) sum += price[row];
        return sum;
    }
}
