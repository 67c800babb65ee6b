using System.Globalization;
using System.Text.RegularExpressions;
using DragGan.Editing;
using DragGan.Imaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DragGan.Web;

/// <summary>From what went wrong to what the client is told, and the one place that writes it.</summary>
internal static partial class Problems
{
    /// <summary>The content type of every refusal.</summary>
    public const string ContentType = "application/problem+json";

    private const int RetryAfterSeconds = 2;

    /// <summary>A refusal.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="detail">For a person.</param>
    public static Problem Of(int status, string detail) => new(
        "about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, status == StatusCodes.Status503ServiceUnavailable ? RetryAfterSeconds : null);

    /// <summary>What the client is told about an exception; null if it is the program's own mistake.</summary>
    public static Problem? Of(Exception error) => error switch
    {
        EditException edit => Of(Status(edit.Fault), edit.Message),
        BadHttpRequestException bad => Of(bad.StatusCode, Plain(bad)),
        ImageFileException => Of(StatusCodes.Status400BadRequest, error.Message),
        FileNotFoundException => Of(StatusCodes.Status404NotFound, "The file is gone."),
        EndOfStreamException => Of(StatusCodes.Status400BadRequest, "The file ends too early: not all of it arrived. Send it again."),
        ObjectDisposedException => Of(StatusCodes.Status503ServiceUnavailable, "This edit was put away just now, or the editor is closing. Try again."),
        OutOfMemoryException => Of(StatusCodes.Status503ServiceUnavailable, "There is not enough memory for this now. Close other sessions or programs, and try again."),
        UnauthorizedAccessException => Of(StatusCodes.Status507InsufficientStorage, "The editor may not write to its data folder. See to its permissions."),
        IOException => Of(StatusCodes.Status507InsufficientStorage, $"The editor cannot store this: {error.Message}"),
        _ => null,
    };

    /// <summary>Answers with a refusal.</summary>
    public static Task Write(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is int seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsJsonAsync(problem, EditorJson.Default.Problem, ContentType, context.RequestAborted);
    }

    private static int Status(EditFault fault) => fault switch
    {
        EditFault.NotFound => StatusCodes.Status404NotFound,
        EditFault.Conflict => StatusCodes.Status409Conflict,
        EditFault.TooLarge => StatusCodes.Status413PayloadTooLarge,
        EditFault.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private static string Plain(BadHttpRequestException error) => error.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The request carries more bytes than are taken here.",
        StatusCodes.Status408RequestTimeout => "The request arrived too slowly.",
        _ when UnreadableValue().Match(error.Message) is { Success: true } value => $"'{value.Groups["name"]}' cannot be '{value.Groups["value"]}'.",
        _ when MissingValue().Match(error.Message) is { Success: true } value => $"'{value.Groups["name"]}' is missing in the address.",
        _ => error.Message,
    };

    // The framework's messages name types that nobody outside knows.
    [GeneratedRegex("""^Failed to bind parameter "\S+ (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex UnreadableValue();

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided""", RegexOptions.NonBacktracking)]
    private static partial Regex MissingValue();
}
