using System.CommandLine.Parsing;
using System.Globalization;

namespace DragGan.App.CommandLine;

/// <summary>Seeds as the user writes them: numbers and ranges with commas between, "0,3-5".</summary>
/// <param name="Ranges">First and last of each range, both included.</param>
internal sealed record SeedList(IReadOnlyList<(uint First, uint Last)> Ranges)
{
    /// <summary>How many seeds there are.</summary>
    public long Count => Ranges.Sum(range => (long)range.Last - range.First + 1);

    /// <summary>Every seed, in the order given.</summary>
    public IEnumerable<uint> Seeds
    {
        get
        {
            foreach ((uint first, uint last) in Ranges)
            {
                for (long seed = first; seed <= last; seed++)
                {
                    yield return (uint)seed;
                }
            }
        }
    }

    /// <summary>Reads an option's value; says what is wrong with it to the parser.</summary>
    public static SeedList? Parse(ArgumentResult result)
    {
        List<(uint, uint)> ranges = [];
        foreach (string part in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryParse(ends[0], out uint first) || !TryParse(ends[^1], out uint last) || last < first)
            {
                result.AddError($"'{part}' is not a seed or a range of seeds. Write numbers from 0 to {uint.MaxValue}, such as 0,3-5.");
                return null;
            }

            ranges.Add((first, last));
        }

        return new(ranges);
    }

    private static bool TryParse(string text, out uint seed) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed);
}
