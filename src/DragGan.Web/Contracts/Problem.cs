namespace DragGan.Web;

/// <summary>Why a request was refused (RFC 9457, application/problem+json).</summary>
/// <param name="Type">What kind of refusal: an address that only names it.</param>
/// <param name="Title">The same in a few words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">For a person: what was expected, what was found, what to do.</param>
/// <param name="RetryAfter">Seconds after which it may work; null if trying again is no use.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, int? RetryAfter = null);
