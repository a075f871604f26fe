namespace Breakwater.Disclosure.Rates;

/// <summary>The few distribution functions that rates need, to about 14 digits.</summary>
internal static class Distributions
{
    // Lanczos coefficients, g = 7, n = 9 (Godfrey 2001).
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The x at which the standard normal distribution reaches p.</summary>
    public static double NormalQuantile(double p)
    {
        if (p == 0.5) return 0;
        if (p < 0.5) return -NormalQuantile(1 - p);
        // For x > 0 the distribution is ½ + ½·P(½, x²/2), the regularised incomplete gamma function.
        return Math.Sqrt(2 * GammaQuantile(0.5, 1 - (2 * (1 - p))));
    }

    /// <summary>The x at which the gamma distribution of the given shape and scale 1 reaches p.</summary>
    public static double GammaQuantile(double shape, double p)
    {
        var low = 0.0;
        var high = Math.Max(1, shape);
        while (GammaDistribution(shape, high) < p) high *= 2;
        var x = 0.5 * (low + high);
        // Newton's steps, kept within a shrinking bracket.
        for (var step = 0; step < 200; step++)
        {
            var error = GammaDistribution(shape, x) - p;
            if (error > 0) high = x;
            else low = x;
            var density = Math.Exp(((shape - 1) * Math.Log(x)) - x - LogGamma(shape));
            var next = x - (error / density);
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - x) <= 1e-15 * Math.Abs(next)) return next;
            x = next;
        }
        return x;
    }

    /// <summary>The regularised lower incomplete gamma function P(shape, x).</summary>
    public static double GammaDistribution(double shape, double x)
    {
        if (x <= 0) return 0;
        var front = Math.Exp((shape * Math.Log(x)) - x - LogGamma(shape));
        return x < shape + 1 ? front * Series(shape, x) : 1 - (front * Fraction(shape, x));
    }

    public static double LogGamma(double x)
    {
        if (x < 0.5) return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x);
        x -= 1;
        var sum = Lanczos[0];
        for (var k = 1; k < Lanczos.Length; k++) sum += Lanczos[k] / (x + k);
        var t = x + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    private static double Series(double shape, double x)
    {
        var term = 1 / shape;
        var sum = term;
        for (var k = 1; k < 10_000 && Math.Abs(term) > 1e-17 * Math.Abs(sum); k++)
        {
            term *= x / (shape + k);
            sum += term;
        }
        return sum;
    }

    // Lentz's continued fraction for the upper tail.
    private static double Fraction(double shape, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - shape;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var k = 1; k < 10_000; k++)
        {
            var a = -k * (k - shape);
            b += 2;
            d = (a * d) + b;
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = b + (a / c);
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 1e-16) break;
        }
        return h;
    }
}
