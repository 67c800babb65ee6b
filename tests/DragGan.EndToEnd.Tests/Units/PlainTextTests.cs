using DragGan.App.CommandLine;

namespace DragGan.EndToEnd.Tests.Units;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain, with every kind of sign: ~!@#", "plain, with every kind of sign: ~!@#")]
    [InlineData("lièvre, 獅子", "lièvre, 獅子")]
    [InlineData("\u001b]0;owned\u0007\u001b[2Jname", "?]0;owned??[2Jname")]
    [InlineData("two\r\nlines\u0085", "two??lines?")]
    [InlineData("", "")]
    public void Nothing_that_a_terminal_obeys_gets_through(string text, string shown) => Assert.Equal(shown, PlainText.Of(text));
}
