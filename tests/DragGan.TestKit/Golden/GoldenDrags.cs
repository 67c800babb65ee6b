using System.Text.Json.Serialization;

namespace DragGan.TestKit;

/// <summary>What a <c>*.drags.json</c> file says: how the starting picture was made, and what each drag did.</summary>
/// <param name="Resolution">R, in pixels.</param>
/// <param name="CDim">Number of labels; 0 for a model without.</param>
/// <param name="Psi">Truncation of the starting latent.</param>
/// <param name="Seed">NumPy seed of z.</param>
/// <param name="Noise">The noise mode, <c>const</c>.</param>
/// <param name="Drags">The drags, each from the same start.</param>
public sealed record GoldenDrags(int Resolution, int CDim, double Psi, int Seed, string Noise, IReadOnlyList<GoldenDrag> Drags)
{
    /// <summary>The drag of that name.</summary>
    public GoldenDrag this[string name] => Drags.Single(drag => drag.Name == name);
}

/// <summary>One recorded drag.</summary>
/// <param name="Name">Its name, the prefix of its arrays in the safetensors file.</param>
/// <param name="Space"><c>w+</c> or <c>w</c>.</param>
/// <param name="FixedOutside">[a, b]: every pixel outside rows and columns a … b - 1 is fixed; null without a mask.</param>
/// <param name="Handles">Where the handles start.</param>
/// <param name="Targets">Where they are to go.</param>
/// <param name="Lr">Adam's step size.</param>
/// <param name="R1">Radius of motion supervision, at 512 pixels.</param>
/// <param name="R2">Half-width of the tracking window, at 512 pixels.</param>
/// <param name="LambdaMask">λ of the mask term.</param>
/// <param name="Block">Index of the feature block, counted from 0: 5 is the 128-cell map, block 6 of the program.</param>
/// <param name="Steps">What each step saw, in order.</param>
public sealed record GoldenDrag(
    string Name,
    string Space,
    IReadOnlyList<int>? FixedOutside,
    IReadOnlyList<GoldenPoint> Handles,
    IReadOnlyList<GoldenPoint> Targets,
    double Lr,
    double R1,
    double R2,
    double LambdaMask,
    int Block,
    IReadOnlyList<GoldenStep> Steps);

/// <summary>One recorded step.</summary>
/// <param name="Points">The handles after tracking.</param>
/// <param name="Loss">The loss computed with them.</param>
/// <param name="Motion">Its motion part.</param>
/// <param name="Stop">Whether every handle had arrived.</param>
/// <param name="GradNorm">Length of the gradient with respect to the trained latent.</param>
public sealed record GoldenStep(IReadOnlyList<GoldenPoint> Points, double Loss, double Motion, bool Stop, double GradNorm);

/// <summary>A pixel; written <c>[y, x]</c> in the files.</summary>
/// <param name="Y">Row.</param>
/// <param name="X">Column.</param>
[JsonConverter(typeof(GoldenPointConverter))]
public readonly record struct GoldenPoint(int Y, int X);
