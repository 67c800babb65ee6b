using System.Text.Json;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests.Verbs;

/// <summary>One drag of the nose of the lion that comes along; many tests look at what it left.</summary>
public sealed class NoseDrag : IDisposable
{
    private readonly WorkFolder _folder = new();

    public NoseDrag()
    {
        Run = Draggan.Run(_folder, "drag", "--seed", $"{ShippedLion.Seed}", "--truncation", "1", "--drag", "128,140:104,140", "--out", "out").Expect(0);
        Report = JsonDocument.Parse(File.ReadAllText(_folder["out/report.json"])).RootElement;
    }

    internal ProgramRun Run { get; }

    internal WorkFolder Folder => _folder;

    internal JsonElement Report { get; }

    public void Dispose() => _folder.Dispose();
}
