using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DragGan.App.Bench;
using DragGan.App.Dragging;

namespace DragGan.App.Reports;

/// <summary>How reports become JSON; generated at build time, so that nothing is inspected when the program runs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(ComparisonReport))]
[JsonSerializable(typeof(SessionsReport))]
[JsonSerializable(typeof(DragReport))]
[JsonSerializable(typeof(InfoReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>For files of their own, never part of a page: characters such as '+' stand as they are.</summary>
    public static JsonWriterOptions FileOptions { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
