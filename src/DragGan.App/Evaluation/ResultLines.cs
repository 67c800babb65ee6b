using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DragGan.App.CommandLine;

namespace DragGan.App.Evaluation;

/// <summary>A file of results, a line of JSON each, that grows while an experiment runs and is gone on with by the next run.</summary>
/// <typeparam name="T">A result.</typeparam>
internal sealed class ResultLines<T> : IDisposable
{
    private readonly JsonTypeInfo<T> _type;
    private readonly FileStream _file;
    private readonly List<T> _results = [];

    /// <summary>Makes the file, or reads what an earlier run has left.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="header">What its results belong to.</param>
    /// <param name="type">How a result is written.</param>
    /// <exception cref="InputException">The file holds the results of another experiment.</exception>
    public ResultLines(string path, ExperimentHeader header, JsonTypeInfo<T> type)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _type = type;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            ReadAll(path, JsonSerializer.Serialize(header, EvaluationJson.Default.ExperimentHeader));
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>All results so far, in the order they were added.</summary>
    public IReadOnlyList<T> Results => _results;

    /// <summary>Adds a result; it is in the file when this returns.</summary>
    public void Add(T result)
    {
        WriteLine(JsonSerializer.Serialize(result, _type));
        _results.Add(result);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void ReadAll(string path, string header)
    {
        byte[] content = new byte[_file.Length];
        _file.ReadExactly(content);
        int whole = content.AsSpan().LastIndexOf((byte)'\n') + 1; // what follows was cut off while it was written
        string[] lines = System.Text.Encoding.UTF8.GetString(content, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 0 && lines[0] != header)
        {
            throw new InputException($"'{path}' holds the results of another experiment: expected {header}, found {lines[0]}. Choose another folder, or empty this one.");
        }

        _file.SetLength(whole);
        _file.Seek(0, SeekOrigin.End);
        if (lines.Length == 0)
        {
            WriteLine(header);
        }

        try
        {
            _results.AddRange(lines.Skip(1).Select(line => JsonSerializer.Deserialize(line, _type)!));
        }
        catch (JsonException error)
        {
            throw new InputException($"'{path}' holds something else than results: {error.Message} Move it away, and run this again.", error);
        }
    }

    private void WriteLine(string line)
    {
        _file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        _file.Flush();
    }
}
