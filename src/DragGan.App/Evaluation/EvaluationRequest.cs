namespace DragGan.App.Evaluation;

/// <summary>What `evaluate` shall do.</summary>
internal sealed record EvaluationRequest
{
    /// <summary>The model: a path, a name, or null for the one that comes along.</summary>
    public required string? Model { get; init; }

    /// <summary>How many drags or pictures.</summary>
    public required int Count { get; init; }

    /// <summary>Of all of them.</summary>
    public required uint Seed { get; init; }

    /// <summary>Where the files go.</summary>
    public required string Folder { get; init; }

    /// <summary>How many steps a drag may take.</summary>
    public int MaxSteps { get; init; }

    /// <summary>ψ of the starts.</summary>
    public float Truncation { get; init; } = 1;
}
