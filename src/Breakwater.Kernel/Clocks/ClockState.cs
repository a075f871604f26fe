namespace Breakwater.Kernel.Clocks;

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    /// <summary>Time is left and nobody has done it yet.</summary>
    Running,

    /// <summary>Stopped for a stated reason.</summary>
    Paused,

    /// <summary>Done in time.</summary>
    Met,

    /// <summary>Done, but late.</summary>
    MetLate,

    /// <summary>Time is up and it isn't done.</summary>
    Breached,
}
