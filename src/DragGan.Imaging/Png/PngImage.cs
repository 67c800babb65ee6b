namespace DragGan.Imaging;

/// <summary>What a PNG file holds: a picture and the texts that came with it.</summary>
/// <param name="Raster">The picture; gray without transparency is Gray, without transparency otherwise Rgb, and Rgba where the file has transparency.</param>
/// <param name="Text">Text metadata by keyword (case matters); of a repeated keyword the first text.</param>
public sealed record PngImage(RasterImage Raster, IReadOnlyDictionary<string, string> Text);
