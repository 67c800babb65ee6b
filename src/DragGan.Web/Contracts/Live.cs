using System.Text.Json.Serialization;

namespace DragGan.Web;

/// <summary>What the server says over the live socket, pictures aside.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionMessage), "session")]
[JsonDerivedType(typeof(ProgressMessage), "progress")]
[JsonDerivedType(typeof(ErrorMessage), "error")]
[JsonDerivedType(typeof(PongMessage), "pong")]
public abstract record ServerMessage;

/// <summary>The session as it is now.</summary>
/// <param name="Session">All of it.</param>
public sealed record SessionMessage(Session Session) : ServerMessage;

/// <summary>How a running drag gets on.</summary>
/// <param name="Drag">Speeds and steps.</param>
/// <param name="Points">Where the points that take part are.</param>
/// <param name="Frames">Frames of the transition so far.</param>
/// <param name="Motion">The motion loss.</param>
/// <param name="Mask">The mask term.</param>
public sealed record ProgressMessage(DragStatus Drag, IReadOnlyList<PointProgress> Points, int Frames, double Motion, double Mask) : ServerMessage;

/// <summary>Where a point is.</summary>
/// <param name="Id">Its number.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="Distance">Pixels to the target.</param>
public sealed record PointProgress(int Id, float X, float Y, double Distance);

/// <summary>What the client sent could not be used.</summary>
/// <param name="Detail">For a person.</param>
public sealed record ErrorMessage(string Detail) : ServerMessage;

/// <summary>The answer to a ping.</summary>
public sealed record PongMessage : ServerMessage;

/// <summary>What the client says over the live socket.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TargetMessage), "target")]
[JsonDerivedType(typeof(ShowMessage), "show")]
[JsonDerivedType(typeof(PingMessage), "ping")]
public abstract record ClientMessage;

/// <summary>A point's target moves; also while a drag runs. Not acknowledged.</summary>
/// <param name="Point">The point's number.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="Gesture">Changes of the same gesture are undone as one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TargetMessage(int Point, double X, double Y, string? Gesture = null) : ClientMessage;

/// <summary>A frame to show.</summary>
/// <param name="Frame">From 0.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ShowMessage(int Frame) : ClientMessage;

/// <summary>Is anybody there?</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PingMessage : ClientMessage;
