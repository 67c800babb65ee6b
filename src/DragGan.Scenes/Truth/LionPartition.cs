using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Which part a point of the surface belongs to: the nearest.</summary>
internal static class LionPartition
{
    /// <summary>The number of a <see cref="LionPart"/> for each of the sample's points.</summary>
    public static Lane NearestPart(in FieldSample s)
    {
        Lane left = Less(s.Head.X, Lane.Zero);
        Lane nearest = Min(Min(s.Upper, s.Nose), Min(s.UpperTeeth, s.Throat)), part = Number(LionPart.Head);
        Take(Min(s.Lower, Min(s.Tongue, s.LowerTeeth)), Number(LionPart.Jaw), ref nearest, ref part);
        Take(s.Ear, Select(left, Number(LionPart.LeftEar), Number(LionPart.RightEar)), ref nearest, ref part);
        Take(s.LowerLid, Select(left, Number(LionPart.LeftLowerLid), Number(LionPart.RightLowerLid)), ref nearest, ref part);
        Take(s.UpperLid, Select(left, Number(LionPart.LeftUpperLid), Number(LionPart.RightUpperLid)), ref nearest, ref part);
        Take(s.Eye, Select(left, Number(LionPart.LeftEye), Number(LionPart.RightEye)), ref nearest, ref part);
        Take(Min(Min(s.Front, s.Middle), Min(s.Back, s.Core)), Number(LionPart.Mane), ref nearest, ref part);
        Take(s.Torso, Number(LionPart.Body), ref nearest, ref part);
        return part;
    }

    private static void Take(Lane distance, Lane number, ref Lane nearest, ref Lane part)
    {
        Lane nearer = Less(distance, nearest);
        part = Select(nearer, number, part);
        nearest = Min(nearest, distance);
    }

    private static Lane Number(LionPart part) => S((int)part);
}
