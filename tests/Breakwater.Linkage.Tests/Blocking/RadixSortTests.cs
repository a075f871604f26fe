using Breakwater.Linkage.Blocking;

namespace Breakwater.Linkage.Tests.Blocking;

public class RadixSortTests
{
    [Theory]
    [InlineData(0, 32)]
    [InlineData(40, 32)]
    [InlineData(5000, 32)]
    [InlineData(5000, 20)]
    [InlineData(5000, 0)]
    public void Numbers_come_in_order_of_their_upper_bits_and_otherwise_stay(int count, int fromBit)
    {
        var random = new Random(1);
        var numbers = Enumerable.Range(0, count).Select(i => ((ulong)random.Next(300) << 50) | ((ulong)random.Next(300) << fromBit << 2) | (fromBit > 12 ? (uint)i : 0)).ToArray();
        var expected = numbers.OrderBy(n => n >> fromBit).ToArray();
        RadixSort.Sort(numbers, new ulong[count + 3], fromBit);
        numbers.ShouldBe(expected);
    }
}
