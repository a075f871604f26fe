using Breakwater.Kernel.Keys;

namespace Breakwater.Kernel.Tests.Keys;

/// <summary>The keys outside the database are made once.</summary>
public sealed class KeyDirectoryTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "breakwater-keys-" + Path.GetRandomFileName());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nodes_that_make_the_keys_in_the_same_moment_all_hold_those_that_stay()
    {
        var record = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
        for (var round = 0; round < 20; round++)
        {
            var path = Path.Combine(_folder, $"{round}");
            using var ready = new Barrier(4);
            var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    ready.SignalAndWait();
                    return KeyDirectory.Open(path, mayCreate: true);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            using var later = KeyDirectory.Open(path, mayCreate: false);
            foreach (var node in nodes)
            {
                foreach (var keyClass in Enum.GetValues<KeyClass>())
                    RecordKey.New(record, keyClass, node).Opens(later).ShouldBeTrue($"round {round}: what a node seals can't be opened by who starts later");
                node.Hmac("receipt", "words").ShouldBe(later.Hmac("receipt", "words"));
                node.Checkpoint.ExportSubjectPublicKeyInfoPem().ShouldBe(later.Checkpoint.ExportSubjectPublicKeyInfoPem());
                node.Dispose();
            }
            Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
                .ShouldBe(["checkpoint.pem", "checkpoint.pub.pem", "hmac.key", "identity.key", "keys.lock", "master.key"]);
        }
    }
}
