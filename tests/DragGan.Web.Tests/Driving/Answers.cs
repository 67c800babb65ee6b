using System.Net;
using System.Text.Json;

namespace DragGan.Web.Tests;

/// <summary>What tests say about answers.</summary>
internal static class Answers
{
    /// <summary>Fails unless the answer is a refusal that a person can read.</summary>
    public static async Task<Problem> Refusal(this HttpResponseMessage response, HttpStatusCode status)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"Status {(int)response.StatusCode}, expected {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Problem problem = JsonSerializer.Deserialize(text, EditorJson.Default.Problem)!;
        Assert.Equal((int)status, problem.Status);
        Assert.NotEmpty(problem.Detail);
        Assert.Equal(status == HttpStatusCode.ServiceUnavailable, response.Headers.RetryAfter is not null);
        Assert.DoesNotContain("DragGan.Web", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.Detail, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>Fails unless the request is refused.</summary>
    public static async Task<Problem> Refused(int status, Func<Task> request)
    {
        ApiException error = await Assert.ThrowsAsync<ApiException>(request);
        Assert.Equal(status, error.Problem.Status);
        Assert.NotEmpty(error.Problem.Detail);
        return error.Problem;
    }
}
