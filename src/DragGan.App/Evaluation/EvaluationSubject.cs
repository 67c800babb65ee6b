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

    /// <summary>Opens a model.</summary>
    /// <param name="model">A path, a name, or null for the one that comes along.</param>
    /// <param name="errors">Is told of doubts.</param>
    /// <exception cref="InputException">Its latents are not a lion's parameters.</exception>
    public EvaluationSubject(string? model, TextWriter errors)
    {
        string path = ModelFinder.Find(model);
        _model = OpenModel.Open(path, lowMemory: false);
        if (LionModel.Obstacle(_model.Metadata, _model.Info) is string obstacle)
        {
            _model.Dispose();
            throw new InputException($"'{_model.Name}' cannot be judged by renders: {obstacle}. Models exported by training/ say what is needed.");
        }

        Fingerprint = $"{_model.Name} {HashOf(path)}";
        Studio = LionStudio.ForAllCores();
        Generator = new LionGenerator(_model.Info, _model.Mapping, _model.Synthesis, _model.Pool);
        if (Doubt is string doubt)
        {
            errors.WriteLine($"draggan: a doubt about '{_model.Name}': {doubt}.");
        }
    }

    /// <summary>The model's name and the first digits of its file's SHA-256: other weights are another model.</summary>
    public string Fingerprint { get; }

    /// <summary>Makes the model's pictures.</summary>
    public LionGenerator Generator { get; }

    /// <summary>Renders.</summary>
    public LionStudio Studio { get; }

    /// <summary>What is odd about the model, or null.</summary>
    public string? Doubt => LionModel.Doubt(_model.Metadata);

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
