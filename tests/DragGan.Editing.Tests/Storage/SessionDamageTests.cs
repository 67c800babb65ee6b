using DragGan.Dragging;

namespace DragGan.Editing.Tests;

/// <summary>Session files that say something impossible in one place.</summary>
public sealed class SessionDamageTests : IDisposable
{
    private const string Fifty = "gggggggggggggggggggggggggggggggggggggggggggggggggg", TooLong = Fifty + Fifty + Fifty + Fifty + "g";

    private readonly EditFolder _folder = new();
    private readonly string _good;

    public SessionDamageTests()
    {
        EditDocument document = Edits.New()
            .AddPoint(PointKind.Handle, new ImagePoint(1, 2), new ImagePoint(9, 9))
            .AddPoint(PointKind.Anchor, new ImagePoint(3, 4))
            .WithMask(Edits.Mask(5))
            .Dragged(_folder.Session, steps: 2, 1);
        EditDocument after = document.MovePoint(1, new ImagePoint(5, 5)).WithMask(null).Renamed("Other");
        _folder.Session.Save(new(document, EditHistory.Empty.Push("Edit", document, after).Undo(after).History));
        _good = File.ReadAllText(_folder.At("session.json"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("format", "\"draggan-project\"")]
    [InlineData("version", "0")]
    [InlineData("version", "\"1\"")]
    [InlineData("document", "null")]
    [InlineData("document", null)]
    [InlineData("document.name", "\"\"")]
    [InlineData("document.name", null)]
    [InlineData("document.name", "\"a\\nb\"")]
    [InlineData("document.model.id", "\"\"")]
    [InlineData("document.model.resolution", "33")]
    [InlineData("document.model.resolution", "64")] // then the mask does not fit
    [InlineData("document.model.latentRows", "7")]
    [InlineData("document.model.latentWidth", "2147483648")]
    [InlineData("document.image.kind", "\"photo\"")]
    [InlineData("document.image.seed", "-1")]
    [InlineData("document.image.seed", "null")]
    [InlineData("document.image.truncation", "1e99")]
    [InlineData("document.image.label", "-1")]
    [InlineData("document.startLatent", "\"../../../../etc/passwd\"")]
    [InlineData("document.startLatent", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"")]
    [InlineData("document.drags", "null")]
    [InlineData("document.drags.0", "null")]
    [InlineData("document.drags.0.log", "\"../1\"")]
    [InlineData("document.drags.0.log", "\"01\"")]
    [InlineData("document.drags.0.log", "\"\"")]
    [InlineData("document.drags.0.count", "-1")]
    [InlineData("document.drags.0.count", "20001")]
    [InlineData("document.drags.0.points", "[1,2]")]
    [InlineData("document.drags.0.points", "[3]")]
    [InlineData("document.drags.0.points", "[0]")]
    [InlineData("document.drags.0.origins", "[1]")]
    [InlineData("document.drags.0.origins", "[1,2,3]")]
    [InlineData("document.drags.0.origins", "[1,32]")]
    [InlineData("document.points.0", "null")]
    [InlineData("document.points.0.id", "2")]
    [InlineData("document.points.0.id", "3")]
    [InlineData("document.points.1.id", "0")]
    [InlineData("document.points.0.kind", "\"thing\"")]
    [InlineData("document.points.0.x", "-1")]
    [InlineData("document.points.0.x", "1e999")]
    [InlineData("document.points.0.x", "\"NaN\"")]
    [InlineData("document.points.0.targetX", "null")]
    [InlineData("document.points.0.targetY", "31.5")]
    [InlineData("document.points.1.targetX", "3")]
    [InlineData("document.mask", "\"x\"")]
    [InlineData("document.settings.space", "\"z\"")]
    [InlineData("document.settings.loss", "null")]
    [InlineData("document.settings.stepSize", "0")]
    [InlineData("document.settings.stepSize", "1e999")]
    [InlineData("document.settings.maskWeight", "-1")]
    [InlineData("document.settings.featureBlock", "5")]
    [InlineData("document.settings.trainedRows", "9")]
    [InlineData("document.settings.maxSteps", "20001")]
    [InlineData("document.settings.patience", "-1")]
    [InlineData("document.nextPointId", "2147483647")]
    [InlineData("document.nextPointId", "0")]
    [InlineData("history", null)]
    public void An_impossible_document_is_refused(string path, string? value)
    {
        EditException error = Assert.Throws<EditException>(() => Load(JsonEdits.With(_good, path, value)));

        Assert.Equal(EditFault.Invalid, error.Fault);
    }

    [Theory]
    [InlineData("history.undone.0", "null")]
    [InlineData("history.undone.0.label", "\"\"")]
    [InlineData("history.undone.0.gesture", "\"" + TooLong + "\"")]
    [InlineData("history.undone.0.delta.name", "\"\"")]
    [InlineData("history.undone.0.delta.mask.mask", "\"x\"")]
    [InlineData("history.undone.0.delta.points.0", "null")]
    [InlineData("history.undone.0.delta.points.0.id", "-1")]
    [InlineData("history.undone.0.delta.points.0.fields", "16")]
    [InlineData("history.undone.0.delta.points.0.fields", "0")]
    [InlineData("history.undone.0.delta.points.0.value", "null")]
    [InlineData("history.undone.0.delta.points.0.value.id", "2")]
    [InlineData("history.undone.0.delta.points.0.value.x", "-1")]
    public void An_impossible_history_is_left_out(string path, string? value)
    {
        SessionContent content = Load(JsonEdits.With(_good, path, value));

        Assert.Equal(("An edit", false), (content.Document.Name, content.History.CanRedo));
        Assert.True(Load(_good).History.CanRedo);
    }

    [Fact]
    public void Members_that_are_not_known_are_ignored()
    {
        string newer = JsonEdits.With(JsonEdits.With(_good, "document.points.0.colour", "{\"r\":[1]}"), "later", "true");

        Assert.Equal("An edit", Load(newer).Document.Name);
    }

    [Fact]
    public void Ten_thousand_points_are_refused()
    {
        string point = """{"id":1,"kind":"handle","x":1,"y":2,"targetX":null,"targetY":null}""";
        string many = JsonEdits.With(_good, "document.points", $"[{string.Join(',', Enumerable.Repeat(point, 10_000))}]");

        EditException error = Assert.Throws<EditException>(() => Load(many));

        Assert.Contains("10000 points", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_file_with_any_byte_changed_is_loaded_or_refused_but_nothing_else_happens()
    {
        Random random = new(1);
        for (int i = 0; i < 600; i++)
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(_good);
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Assert.Equal(3, Load(bytes).Document.FrameCount);
            }
            catch (EditException error)
            {
                Assert.True(error.Fault is EditFault.Invalid or EditFault.Conflict);
            }
            catch (Xunit.Sdk.EqualException)
            {
                Assert.InRange(Load(bytes).Document.FrameCount, 1, 2); // the byte was the drag's count, or its log's name
            }
        }
    }

    [Fact]
    public void A_content_that_is_not_what_its_name_says_is_refused()
    {
        string latent = Directory.GetFiles(_folder.At("latents"))[0], mask = Directory.GetFiles(_folder.At("masks"))[0];
        byte[] good = File.ReadAllBytes(latent);
        byte[] other = ContentBytes.Of(Edits.Latent(99));

        File.WriteAllBytes(latent, other);
        Assert.Throws<EditException>(() => Load(_good));
        File.WriteAllBytes(latent, good);
        File.WriteAllBytes(mask, []);
        Assert.Throws<EditException>(() => Load(_good));
        File.Delete(mask);
        Assert.Throws<EditException>(() => Load(_good));
    }

    private SessionContent Load(string json) => Load(System.Text.Encoding.UTF8.GetBytes(json));

    private SessionContent Load(byte[] json)
    {
        File.WriteAllBytes(_folder.At("session.json"), json);
        return _folder.Reopen();
    }
}
