using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Turns whatever goes wrong below into a refusal that a person can read.</summary>
internal static class ProblemHandling
{
    /// <summary>Adds the handling.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="report">Is told of mistakes of the program itself.</param>
    public static void UseProblems(this IApplicationBuilder app, Action<Exception> report) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // the request's edge: whatever went wrong becomes an answer
        catch (Exception error)
#pragma warning restore CA1031
        {
            await Answer(context, error, report);
            return;
        }

        if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null })
        {
            await Problems.Write(context, Problems.Of(context.Response.StatusCode, Detail(context)));
        }
    });

    private static Task Answer(HttpContext context, Exception error, Action<Exception> report)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return Task.CompletedTask; // nobody is there to read it
        }

        Problem? problem = Problems.Of(error);
        if (problem is null)
        {
            report(error);
        }

        if (context.Response.HasStarted)
        {
            context.Abort(); // half an answer must not look like a whole one
            return Task.CompletedTask;
        }

        return Problems.Write(context, problem ?? Problems.Of(
            StatusCodes.Status500InternalServerError, "This should not have happened, it is a mistake in the program. What it was doing is in its terminal."));
    }

    private static string Detail(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => $"A value in the address is not of the right kind: {string.Join(", ", context.Request.Query.Select(pair => $"{pair.Key}={pair.Value}"))}.",
        StatusCodes.Status404NotFound => $"There is nothing at {context.Request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not possible at {context.Request.Path}; possible: {context.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => $"A body of type '{context.Request.ContentType}' is not taken at {context.Request.Path}.",
        int status => $"The request was refused ({status}).",
    };
}
