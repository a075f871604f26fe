using System.Globalization;
using System.Text;

namespace Breakwater.Kernel.Log;

/// <summary>
/// What a partnership says about its log at one moment: so many facts, this root. Once signed and kept outside, it can't
/// be taken back. Same purpose as the signed tree head of RFC 6962 section 3.5; the text form is ours.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>First word of each line; the number rises when the form changes.</summary>
    public const string Form = "breakwater-checkpoint/1";

    /// <summary>What an origin, and with it a partnership's code, is made of: see <see cref="IsPlain"/>.</summary>
    internal const string PlainForm = "1 to 64 of a-z, 0-9, '.', '-' and '_'";

    /// <summary>How time is written: UTC, to the microsecond (what both databases keep).</summary>
    public const string TimeForm = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    private readonly string origin = "";
    private readonly int epoch = 1;
    private readonly long treeSize;
    private readonly DateTime time;
    private readonly string keyId = "";

    /// <summary>The partnership's id: 1–64 of a–z, 0–9, dot, hyphen and underscore.</summary>
    public required string Origin
    {
        get => origin;
        init => origin = IsPlain(value) ? value : throw new ArgumentException($"'{value}' can't be an origin: use {PlainForm}.", nameof(value));
    }

    /// <summary>1 for a new log; each restored backup opens the next.</summary>
    public required int Epoch
    {
        get => epoch;
        init => epoch = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Epochs count from 1.");
    }

    /// <summary>Facts covered: positions 0 to <c>TreeSize − 1</c>.</summary>
    public required long TreeSize
    {
        get => treeSize;
        init => treeSize = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A tree can't have fewer than 0 facts.");
    }

    /// <summary>Root over those facts (RFC 6962 section 2.1).</summary>
    public required TreeHash Root { get; init; }

    /// <summary>UTC instant of signing, cut to the microsecond.</summary>
    public required DateTime Time
    {
        get => time;
        init => time = value.Kind == DateTimeKind.Utc
            ? value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond))
            : throw new ArgumentException("A checkpoint's time is a UTC instant.", nameof(value));
    }

    /// <summary>Digest of the checkpoint signed before this one; null for a log's first.</summary>
    public required TreeHash? Previous { get; init; }

    /// <summary>Which key signs: <see cref="CheckpointKey.Id"/>.</summary>
    public required string KeyId
    {
        get => keyId;
        init => keyId = IsPlain(value) ? value : throw new ArgumentException($"'{value}' can't be a key id.", nameof(value));
    }

    /// <summary>The text that is signed: one line without its end, fields in fixed order with one spelling each.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"{Form} origin={Origin} epoch={Epoch} size={TreeSize} root={Root} time={Time.ToString(TimeForm, CultureInfo.InvariantCulture)} previous={Previous?.ToString() ?? "-"} key={KeyId}");

    /// <summary>SHA-256 of <see cref="Text"/>: the name by which the next checkpoint, or a new epoch's fact, points here.</summary>
    public TreeHash Digest => TreeHasher.Sha256(Encoding.UTF8.GetBytes(Text));

    /// <summary>True if <paramref name="proof"/> shows that this checkpoint only added to <paramref name="earlier"/> in the same epoch of the same log.</summary>
    public bool OnlyAddsTo(Checkpoint earlier, ConsistencyProof proof) =>
        Origin == earlier.Origin && Epoch == earlier.Epoch
        && proof.OldSize == earlier.TreeSize && proof.NewSize == TreeSize
        && (earlier.TreeSize == 0 ? earlier.Root == TreeHasher.Empty : proof.Verify(earlier.Root, Root));

    internal static bool IsPlain(string value) =>
        value is { Length: > 0 and <= 64 } && value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_');
}
