using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DragGan.Web.Tests.Api;

public sealed class FuzzTests : IAsyncLifetime
{
    private const int RoundsPerOperation = 60;

    private TestEditor _editor = null!;

    public async ValueTask InitializeAsync() => _editor = await TestEditor.Start();

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_is_sent_is_done_or_refused_in_words_and_a_refusal_changes_nothing(int seed)
    {
        using JsonDocument description = JsonDocument.Parse(await _editor.Client.DescriptionAsync());
        Nonsense nonsense = new(seed, description);
        Session session = await _editor.Client.Begin();
        List<string> faults = [];

        foreach (ApiOperation operation in ApiOperation.All(description).Where(operation => !operation.Path.EndsWith("/live", StringComparison.Ordinal)))
        {
            for (int round = 0; round < RoundsPerOperation; round++)
            {
                if (await Gone(session.Id))
                {
                    session = await _editor.Client.Begin(); // deleted by a request that was right by chance
                }

                string before = await Now(session.Id);
                using HttpRequestMessage request = nonsense.Request(operation, session.Id);
                string what = $"{request.Method} {request.RequestUri} {await Shown(request)}";
                using HttpResponseMessage response = await _editor.Http.SendAsync(request);
                string? fault = await Fault(response);
                if (fault is null && (int)response.StatusCode >= 400 && await Now(session.Id) != before)
                {
                    fault = "refused, and yet something changed";
                }

                if (fault is not null)
                {
                    faults.Add($"{what}\n  -> {fault}");
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} requests:\n{string.Join('\n', faults.Take(20))}");
        Assert.Empty(_editor.Mistakes);
    }

    private static async Task<string?> Fault(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (status < 400)
        {
            return null;
        }

        string text = await response.Content.ReadAsStringAsync();
        bool isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && JsonSerializer.Deserialize(text, EditorJson.Default.Problem) is { Detail.Length: > 0 } problem && problem.Status == status
            && !problem.Detail.Contains("DragGan.", StringComparison.Ordinal) && !problem.Detail.Contains("System.", StringComparison.Ordinal);
        bool isBareRefusal = response.StatusCode == HttpStatusCode.BadRequest && text.Length == 0; // the server itself, before anything of ours is asked
        return status is < 500 or 503 && (isProblem || isBareRefusal) ? null : $"{status} {text}";
    }

    private async Task<bool> Gone(string session)
    {
        using HttpResponseMessage response = await _editor.Http.GetAsync(new Uri($"api/sessions/{session}", UriKind.Relative));
        return response.StatusCode == HttpStatusCode.NotFound;
    }

    // Whether points are smooth is found out meanwhile, and a drag started by chance goes on: neither is a change by a refused request.
    private async Task<string> Now(string id)
    {
        await _editor.Client.StopDragAsync(id);
        Session session = await _editor.Client.SessionAsync(id);
        return JsonSerializer.Serialize(
            session with
            {
                Points = [.. session.Points.Select(point => point with { Smooth = null })],
                Revision = 0,
                Model = session.Model with { Ready = true },
                Saved = true,
            },
            EditorJson.Default.Session);
    }

    private static async Task<string> Shown(HttpRequestMessage request)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
        return $"[{request.Content?.Headers.ContentType as MediaTypeHeaderValue}] {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)))}";
    }
}
