using System.Security.Cryptography;
using System.Text;

namespace DragGan.Web;

/// <summary>The secret that clients from other computers must show. Only its hash is kept, and comparing takes the same time however wrong a guess is.</summary>
internal sealed class AccessToken(string token)
{
    private readonly byte[] _hash = Hash(token);

    /// <summary>Whether a client's token is the right one.</summary>
    public bool Matches(string? candidate) => candidate is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(candidate));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
