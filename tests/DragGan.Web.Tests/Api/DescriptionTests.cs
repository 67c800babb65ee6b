using System.Text;
using System.Text.Json;
using DragGan.TestKit;

namespace DragGan.Web.Tests.Api;

/// <summary>The API's description is written down in docs/openapi.json, so that a change of it shows in review.</summary>
/// <remarks>After a wanted change: run these tests once with <c>DRAGGAN_ACCEPT_API=1</c> and commit the file with the change.</remarks>
public sealed class DescriptionTests : IAsyncLifetime
{
    private const string AcceptVariable = "DRAGGAN_ACCEPT_API";

    private static readonly string File = Path.Combine(GoldenFiles.RepositoryRoot, "docs", "openapi.json");

    private TestEditor _editor = null!;
    private string _text = null!;

    public async ValueTask InitializeAsync()
    {
        _editor = await TestEditor.Start();
        _text = Encoding.UTF8.GetString(await _editor.Client.DescriptionAsync()).ReplaceLineEndings("\n") + "\n";
    }

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Fact]
    public async Task The_description_is_the_recorded_one()
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, _text);
        }

        string recorded = System.IO.File.Exists(File) ? (await System.IO.File.ReadAllTextAsync(File)).ReplaceLineEndings("\n") : string.Empty;

        Assert.True(recorded == _text, $"The API's description has changed. If that is wanted, run the tests once with {AcceptVariable}=1 and commit docs/openapi.json.");
    }

    [Fact]
    public void Every_operation_says_what_it_does_what_it_takes_and_how_it_refuses()
    {
        using JsonDocument document = JsonDocument.Parse(_text);
        List<string> missing = [];
        foreach (ApiOperation operation in ApiOperation.All(document))
        {
            JsonElement described = operation.Element;
            if (!described.TryGetProperty("summary", out _) || !described.TryGetProperty("operationId", out _))
            {
                missing.Add($"{operation}: no summary or name");
            }

            if (!described.GetProperty("responses").TryGetProperty("default", out JsonElement refusal) || !refusal.GetRawText().Contains("application/problem+json", StringComparison.Ordinal))
            {
                missing.Add($"{operation}: no refusal");
            }

            if (operation.Parameters.Any(parameter => !parameter.TryGetProperty("description", out _)))
            {
                missing.Add($"{operation}: a parameter is not described");
            }

            if (operation.Method is "PUT" or "PATCH" && !described.TryGetProperty("requestBody", out _))
            {
                missing.Add($"{operation}: no body");
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void The_documented_operations_are_all_there()
    {
        using JsonDocument document = JsonDocument.Parse(_text);

        Assert.Equal(
            [
                "DELETE /api/models/{id}", "DELETE /api/sessions/{id}", "DELETE /api/sessions/{id}/drag", "DELETE /api/sessions/{id}/exports/{eid}", "DELETE /api/sessions/{id}/mask",
                "DELETE /api/sessions/{id}/points", "DELETE /api/sessions/{id}/points/{pid}", "GET /api/models", "GET /api/models/{id}", "GET /api/models/{id}/seeds/{seed}.png",
                "GET /api/sessions", "GET /api/sessions/{id}", "GET /api/sessions/{id}/exports/{eid}", "GET /api/sessions/{id}/exports/{eid}/file", "GET /api/sessions/{id}/frames/{n}.png",
                "GET /api/sessions/{id}/live", "GET /api/sessions/{id}/mask", "GET /api/sessions/{id}/texture", "GET /api/sessions/{id}/timeline", "GET /api/status",
                "PATCH /api/sessions/{id}", "PATCH /api/sessions/{id}/points/{pid}", "PATCH /api/sessions/{id}/settings", "POST /api/models", "POST /api/sessions",
                "POST /api/sessions/import", "POST /api/sessions/{id}/drag", "POST /api/sessions/{id}/exports", "POST /api/sessions/{id}/points", "POST /api/sessions/{id}/redo",
                "POST /api/sessions/{id}/timeline/keep", "POST /api/sessions/{id}/undo", "PUT /api/sessions/{id}/image", "PUT /api/sessions/{id}/latent", "PUT /api/sessions/{id}/mask",
            ],
            ApiOperation.All(document).Select(operation => operation.ToString()).Order(StringComparer.Ordinal));
    }
}
