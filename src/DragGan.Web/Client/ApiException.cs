namespace DragGan.Web;

/// <summary>The editor refused a request.</summary>
public sealed class ApiException : Exception
{
    /// <summary>A refusal.</summary>
    public ApiException(Problem problem)
        : base(problem?.Detail) => Problem = problem ?? throw new ArgumentNullException(nameof(problem));

    /// <summary>What the editor said.</summary>
    public Problem Problem { get; }
}
