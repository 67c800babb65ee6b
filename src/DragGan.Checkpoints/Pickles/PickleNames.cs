namespace DragGan.Checkpoints.Pickles;

/// <summary>What is said of names that are not on the list.</summary>
internal static class PickleNames
{
    public static ModelFileException Refused(string fullName, int offset) => new(
        $"its pickle asks for '{Printable.Text(fullName)}' (byte {offset}), which is not among the names a StyleGAN2 network needs. "
        + "It was refused by name and nothing was executed. " + Advice(fullName));

    private static string Advice(string fullName) => fullName.StartsWith("dnnlib.tflib.", StringComparison.Ordinal)
        ? "This is a TensorFlow network: convert it to NVIDIA's PyTorch layout first."
        : "Do not open this file with other tools unless you know where it comes from.";
}
