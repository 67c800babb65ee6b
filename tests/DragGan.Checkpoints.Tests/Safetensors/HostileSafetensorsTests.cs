using System.Text;

namespace DragGan.Checkpoints.Tests.Safetensors;

public sealed class HostileSafetensorsTests
{
    /// <summary>Headers over 8 bytes of data, and what is said of them.</summary>
    public static TheoryData<string, string> Headers => new()
    {
        { """{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "array 'x' claims bytes 0 to 12 of the data, which has 8" },
        { """{"x":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "array 'x' claims bytes -8 to 0" },
        { """{"x":{"dtype":"F32","shape":[0],"data_offsets":[8,0]}}""", "array 'x' claims bytes 8 to 0" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775804,9223372036854775807]}}""", "array 'x' claims bytes" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "array 'x' of shape [1] and type F32 claims 8 bytes" },
        { """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,7]}}""", "array 'x' of shape [2] and type F32 claims 7 bytes" },
        { """{"x":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,0]}}""", "array 'x' of shape [65536, 65536] and type F32 claims 0 bytes" },
        { """{"x":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647,4],"data_offsets":[0,8]}}""", "array 'x' of shape" },
        { """{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "array 'x' needs a dtype, a shape of whole numbers" },
        { """{"x":{"dtype":"F32","shape":[4294967298],"data_offsets":[0,8]}}""", "array 'x' needs a dtype, a shape of whole numbers" },
        { """{"x":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "expected at most 16 whole numbers for array 'x'" },
        { """{"x":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]}}""", "expected at most 16 whole numbers for array 'x'" },
        { """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "array 'x' needs a dtype" },
        { """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", "expected at most 2 whole numbers" },
        { """{"x":{"shape":[2],"data_offsets":[0,8]}}""", "array 'x' needs a dtype" },
        { """{"x":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", "array 'x' has elements of type 'F8_E4M3', expected one of F16, BF16, F32" },
        { """{"x":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", "expected a string for the dtype of array 'x'" },
        { """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"extra":1}}""", "unknown key 'extra'" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", "arrays 'x' and 'y' lie over each other" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "lie over each other" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "names 'x' twice" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0078":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "names 'x' twice" },
        { """{"__metadata__":{"a":"1","a":"2"}}""", "names 'a' twice" },
        { """{"__metadata__":{"a":1}}""", "expected a string for 'a'" },
        { """{"__metadata__":[]}""", "expected an object for '__metadata__'" },
        { """{"x":[]}""", "expected an object for array 'x'" },
        { """{} {}""", "header" },
        { """{"x":""", "header (bytes 8 to 13) is damaged" },
        { """{"\ud800":{}}""", "damaged" },
        { """{"x":{"dtype":{"dtype":{}}}}""", "expected a string" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_cannot_be_is_refused_in_plain_words(string header, string expected)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);

        string message = Attack.Refused((byte[])[.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[8]], header);

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3L)]
    [InlineData(99_999_999L)]
    [InlineData(long.MaxValue)]
    [InlineData(-1L)]
    public void A_header_longer_than_the_file_is_refused(long length) =>
        Attack.Refused((byte[])[.. BitConverter.GetBytes(length), (byte)'{', (byte)'}'], $"{length}");

    [Fact]
    public void A_name_of_thousands_of_characters_is_refused_in_a_short_message()
    {
        byte[] json = Encoding.UTF8.GetBytes("{\"" + new string('x', 100_000) + "\":{}}");

        string message = Attack.Refused((byte[])[.. BitConverter.GetBytes((long)json.Length), .. json], "name");

        Assert.Contains("a name of 100,000 characters", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 300);
    }

    [Fact]
    public void Arrays_without_elements_may_lie_anywhere_inside()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[0,7],"data_offsets":[4,4]}}""");

        Assert.Null(Attack.Load((byte[])[.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[8]], "empty"));
    }
}
