using System.Text.Json.Serialization;
using DragGan.Evaluation;

namespace DragGan.App.Evaluation;

/// <summary>How results become lines of JSON; generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ExperimentHeader))]
[JsonSerializable(typeof(DragResult))]
[JsonSerializable(typeof(ReconstructionScore))]
[JsonSerializable(typeof(ReconstructionSummary))]
internal sealed partial class EvaluationJson : JsonSerializerContext;

/// <summary>What results belong to; the first line of their file.</summary>
/// <param name="Experiment">"drags" or "reconstruction".</param>
/// <param name="Model">Name and fingerprint.</param>
/// <param name="Seed">Of the experiment.</param>
/// <param name="Scene">What was rendered.</param>
/// <param name="MaxSteps">Steps a drag may take; 0 without drags.</param>
/// <param name="Truncation">ψ of the starts.</param>
internal sealed record ExperimentHeader(string Experiment, string Model, uint Seed, string Scene, int MaxSteps, float Truncation);
