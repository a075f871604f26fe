namespace Breakwater.Disclosure;

/// <summary>
/// A linear programme over changes d of the inner cells: minimise what the change costs, so that every row keeps within its limits.
/// Each cell's change is split into a rise and a fall, so costs are never negative and the slack basis is dual feasible from the start.
/// </summary>
internal sealed class MoveProgramme
{
    public MoveProgramme(ConstraintMatrix constraints)
    {
        Constraints = constraints;
        Cost = new double[2 * constraints.ColumnCount];
        Least = new double[2 * constraints.ColumnCount];
        Most = new double[2 * constraints.ColumnCount];
        LineLeast = new double[constraints.LineCount];
        LineMost = new double[constraints.LineCount];
        LineCost = new double[constraints.LineCount];
    }

    public ConstraintMatrix Constraints { get; }

    /// <summary>Cost of one unit: rise of column j at 2j, fall at 2j+1.</summary>
    public double[] Cost { get; }

    /// <summary>Least of each rise and fall.</summary>
    public double[] Least { get; }

    /// <summary>Most of each rise and fall; 0 fixes it.</summary>
    public double[] Most { get; }

    /// <summary>Least change of each line.</summary>
    public double[] LineLeast { get; }

    /// <summary>Greatest change of each line.</summary>
    public double[] LineMost { get; }

    /// <summary>Cost of each unit by which a line leaves its limits; infinite where it must not.</summary>
    public double[] LineCost { get; }
}
