namespace DragGan.Checkpoints.Pickles;

/// <summary>How much work one file may ask for, all pickles nested in it included.</summary>
/// <remarks>
/// A network of 1024 pixels with its discriminator takes under 10⁵ instructions. Every value on the stack, in the memo or
/// in a container costs at least one instruction, so this one limit bounds them all: a few hundred bytes each, at the very most.
/// </remarks>
internal sealed class PickleBudget
{
    private const int MaximumInstructions = 1 << 20;

    private int _spent;

    /// <summary>Pays for one instruction.</summary>
    /// <exception cref="ModelFileException">The file asks for more than any network needs.</exception>
    public void Spend(int offset)
    {
        if (++_spent > MaximumInstructions)
        {
            throw new ModelFileException(
                $"its pickle holds more than {MaximumInstructions:N0} instructions (byte {offset}); a network takes fewer than 100,000. This is not a network.");
        }
    }
}
