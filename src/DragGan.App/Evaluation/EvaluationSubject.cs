using System.Security.Cryptography;
using DragGan.App.CommandLine;
using DragGan.App.Models;
using DragGan.Evaluation;
using DragGan.Scenes;

namespace DragGan.App.Evaluation;

/// <summary>A model of lions, opened to be judged, and the studio that renders what it should show.</summary>
internal sealed class EvaluationSubject : IDisposable
{
    private readonly OpenModel _model;

    private EvaluationSubject(OpenModel model, string fingerprint)
    {
        (_model, Fingerprint) = (model, fingerprint);
        Studio = LionStudio.ForAllCores();
        Generator = new LionGenerator(model.Info, model.Mapping, model.Synthesis, model.Pool);
    }

    /// <summary>The model's name and the first digits of its file's SHA-256: other weights are another model.</summary>
    public string Fingerprint { get; }

    /// <summary>Makes the model's pictures.</summary>
    public LionGenerator Generator { get; }

    /// <summary>Renders.</summary>
    public LionStudio Studio { get; }

    /// <summary>What is odd about the model, or null.</summary>
    public string? Doubt => LionModel.Doubt(_model.Metadata);

    /// <summary>Opens a model.</summary>
    /// <param name="model">A path, a name, or null for the one that comes along.</param>
    /// <param name="errors">Is told of doubts.</param>
    /// <exception cref="InputException">Its latents are not a lion's parameters.</exception>
    public static EvaluationSubject Open(string? model, TextWriter errors)
    {
        string path = ModelFinder.Find(model);
        OpenModel open = OpenModel.Open(path, lowMemory: false);
        if (LionModel.Obstacle(open.Metadata, open.Info) is string obstacle)
        {
            open.Dispose();
            throw new InputException($"'{open.Name}' cannot be judged by renders: {obstacle}. Models exported by training/ say what is needed.");
        }

        EvaluationSubject subject = new(open, $"{open.Name} {HashOf(path)}");
        if (subject.Doubt is string doubt)
        {
            errors.WriteLine($"draggan: a doubt about '{open.Name}': {doubt}.");
        }

        return subject;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Studio.Dispose();
        _model.Dispose();
    }

    private static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..12];
    }
}
