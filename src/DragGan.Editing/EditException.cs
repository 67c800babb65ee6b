namespace DragGan.Editing;

/// <summary>What kind of thing went wrong; hosts turn it into their own terms (an HTTP status, an exit code).</summary>
public enum EditFault
{
    /// <summary>The request makes no sense as it is: a number out of range, a file that is not what it should be.</summary>
    Invalid,

    /// <summary>There is nothing of that name or number.</summary>
    NotFound,

    /// <summary>It makes sense, but not now: nothing to undo, a drag without a target.</summary>
    Conflict,

    /// <summary>More bytes, pixels, points or steps than are allowed.</summary>
    TooLarge,

    /// <summary>The program has as much to do as it takes on; later it may have room.</summary>
    Busy,
}

/// <summary>The editor refuses. The message is for a person: what was expected, what was found, and what to do.</summary>
public sealed class EditException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="fault">What kind.</param>
    /// <param name="message">For a person.</param>
    /// <param name="cause">What brought it about, if something did.</param>
    public EditException(EditFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>What kind.</summary>
    public EditFault Fault { get; }
}
