namespace DragGan.Editing.Tests;

public sealed class ModelNamesTests
{
    [Theory]
    [InlineData("lion-256.safetensors", "lion-256")]
    [InlineData("StyleGAN2 FFHQ (1024).pkl", "stylegan2-ffhq--1024")]
    [InlineData("ffhq.config-f_1.pkl", "ffhq.config-f_1")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system32.pkl", "system32")]
    [InlineData("/models/cats/", "model")]
    [InlineData("..", "model")]
    [InlineData("...pkl", "model")]
    [InlineData("", "model")]
    [InlineData(".hidden.pkl", "hidden")]
    [InlineData("Löwe\n\u001b[31m\0.pkl", "l-we---31m")]
    [InlineData("con.pkl", "model-con")]
    [InlineData("LPT1.x.pkl", "model-lpt1.x")]
    [InlineData("console.pkl", "console")]
    public void An_id_is_safe_as_a_file_and_in_an_address(string fileName, string id)
    {
        Assert.Equal(id, ModelNames.IdOf(fileName));
    }

    [Fact]
    public void Ids_are_not_endless()
    {
        Assert.Equal(64, ModelNames.IdOf(new string('a', 5000) + ".pkl").Length);
    }

    [Fact]
    public void The_first_id_that_is_not_taken_is_used()
    {
        HashSet<string> taken = ["cat", "cat-2", "cat-4"];

        Assert.Equal("dog", ModelNames.Unique("dog", taken.Contains));
        Assert.Equal("cat-3", ModelNames.Unique("cat", taken.Contains));
    }
}
