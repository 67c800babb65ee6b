namespace DragGan.Checkpoints.Nvidia;

/// <summary>What a generator's modules say of it beside their arrays.</summary>
internal static class NvidiaMetadata
{
    private const int MaximumLength = 200; // of a list of differing values, which nobody can use anyway

    private static readonly string[] GeneratorFacts = ["z_dim", "c_dim", "w_dim", "img_resolution", "img_channels", "num_ws"];
    private static readonly string[] LayerFacts = ["conv_clamp", "use_noise", "activation"];

    /// <summary>Collects the facts <see cref="Checkpoint.Metadata"/> lists. Where layers differ, all their values are named, joined by commas.</summary>
    public static Dictionary<string, string> Of(ModuleWalk generator)
    {
        Dictionary<string, string> facts = [];
        foreach ((string name, PersistentModule module) in generator.Modules)
        {
            string parent = name[..(name.LastIndexOf('.') + 1)], own = name[parent.Length..];
            switch (parent, own)
            {
                case ("", ""):
                    Copy(module, GeneratorFacts, facts);
                    break;
                case ("", "mapping"):
                    Copy(module, ["num_layers"], facts);
                    break;
                case ("mapping.", "fc0"):
                    CopyAs(module, "bias_gain", "lr_multiplier", facts); // the multiplier is kept only as the gains it leads to
                    break;
                case ("synthesis.", _):
                    Add(module, "architecture", facts);
                    break;
                case (_, "conv0" or "conv1") when parent.StartsWith("synthesis.", StringComparison.Ordinal):
                    Array.ForEach(LayerFacts, fact => Add(module, fact, facts));
                    CopyAs(module, "resample_filter", "resample_filter", facts);
                    break;
                case (_, "torgb") when parent.StartsWith("synthesis.", StringComparison.Ordinal):
                    Add(module, "conv_clamp", facts);
                    break;
                default:
                    break;
            }
        }

        return facts;
    }

    private static void Copy(PersistentModule module, string[] keys, Dictionary<string, string> facts) =>
        Array.ForEach(keys, key => CopyAs(module, key, key, facts));

    private static void CopyAs(PersistentModule module, string key, string name, Dictionary<string, string> facts)
    {
        if (module.TryGetAttribute(key, out object? value) && PlainText.Of(value) is string text)
        {
            facts[name] = text;
        }
    }

    private static void Add(PersistentModule module, string key, Dictionary<string, string> facts)
    {
        if (!module.TryGetAttribute(key, out object? value) || PlainText.Of(value) is not string text)
        {
            return;
        }

        if (!facts.TryGetValue(key, out string? known))
        {
            facts[key] = text;
        }
        else if (known.Length <= MaximumLength && !known.Split(',').Contains(text))
        {
            facts[key] = $"{known},{text}";
        }
    }
}
