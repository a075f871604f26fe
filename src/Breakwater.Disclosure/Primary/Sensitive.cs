namespace Breakwater.Disclosure;

/// <summary>A row that must be protected, why, and between which values it must be uncertain.</summary>
/// <param name="Row">The row.</param>
/// <param name="Reason">Which primary rule found it.</param>
/// <param name="Low">A witness must show the row at or below this.</param>
/// <param name="High">A witness must show the row at or above this.</param>
/// <param name="Width">If set, two witnesses this far apart are enough, wherever they lie.</param>
public sealed record Sensitive(MatrixRow Row, string Reason, long Low, long High, int? Width = null);
