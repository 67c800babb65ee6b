using System.Xml.Linq;

namespace DragGan.Architecture.Tests;

public sealed class DependencyDirectionTests
{
    /// <summary>Room → the rooms it may name. A new arrow is a decision: add it here in the same commit as its reason.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Numerics"] = [],
        ["Checkpoints"] = [],
        ["Imaging"] = [],
        ["StyleGan"] = ["Numerics", "Checkpoints"],
        ["Dragging"] = ["Numerics", "StyleGan"],
        ["Editing"] = ["Numerics", "Checkpoints", "Imaging", "StyleGan", "Dragging"], // the editor without a screen ties the rooms below together
        ["Scenes"] = ["Numerics", "Imaging"], // pictures on all cores
        ["Web"] = ["Imaging", "Editing"],
        ["App"] = ["Numerics", "Checkpoints", "Imaging", "StyleGan", "Dragging", "Editing", "Scenes", "Web"], // the program may name every room
    };

    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_it_may(string room)
    {
        Assert.True(Arrows.TryGetValue(room, out string[]? allowed), $"Room {room} is new: give it its arrows in {nameof(DependencyDirectionTests)}.");

        Assert.Equal(allowed.Order(StringComparer.Ordinal), RoomsNamedBy(room).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_room_of_the_table_exists()
    {
        Assert.Equal(Arrows.Keys.Order(StringComparer.Ordinal), Repository.Rooms);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_library_uses_no_package_but_the_agreed_ones(string room)
    {
        string[] agreed = room switch
        {
            "Numerics" => ["System.Numerics.Tensors"],
            "Web" => ["Microsoft.AspNetCore.OpenApi"],
            "App" => ["Spectre.Console", "System.CommandLine"],
            _ => [],
        };

        IEnumerable<string?> used = Project(room).Descendants("PackageReference").Select(reference => (string?)reference.Attribute("Include"));

        Assert.Empty(used.Except(agreed));
    }

    private static IEnumerable<string> RoomsNamedBy(string room) =>
        Project(room).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))["DragGan.".Length..]);

    private static XDocument Project(string room) =>
        XDocument.Load(Repository.PathOf("src", $"DragGan.{room}", $"DragGan.{room}.csproj"));
}
