using System.CommandLine;

namespace DragGan.App.Commands;

/// <summary>Arguments and options that several verbs have, made anew for each.</summary>
internal static class SharedOptions
{
    /// <summary>The model: a path, a bare name, or nothing.</summary>
    public static Argument<string?> Model()
    {
        Argument<string?> model = new("MODEL")
        {
            Description = "A model file, or the name of one in models/. Left out: the model that comes along.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        model.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && LooksLikeOption(result.Tokens[0].Value))
            {
                result.AddError(NoSuchOption(result.Tokens[0].Value));
            }
        });
        return model;
    }

    /// <summary>Whether an argument is an option nobody knows: the parser takes those for arguments, and no one calls a file so.</summary>
    public static bool LooksLikeOption(string argument) => argument.StartsWith('-');

    /// <summary>What to say about it.</summary>
    public static string NoSuchOption(string argument) => $"There is no option '{argument}'.";

    /// <summary>ψ.</summary>
    public static Option<float> Truncation() => new("--truncation")
    {
        Description = "How far a seed's picture may be from the average one: 0 is the average, 1 is all the model can do.",
        DefaultValueFactory = _ => 0.7f,
        HelpName = "PSI",
    };

    /// <summary>The label, for models that have them.</summary>
    public static Option<int?> Label() => new("--label")
    {
        Description = "Which of its labels a model with labels shall show.",
        HelpName = "N",
    };

    /// <summary>The folder results go to.</summary>
    public static Option<string> OutFolder() => new("--out")
    {
        Description = "The folder for the results; made if it does not exist.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>A latent file to start from.</summary>
    public static Option<string?> LatentFile() => new("--latent")
    {
        Description = "A latent saved before, in place of a seed.",
        HelpName = "FILE",
    };

    /// <summary>The visible mark.</summary>
    public static Option<bool> Mark() => new("--mark")
    {
        Description = "Write \"AI generated\" into a corner of every picture. Their metadata says so in any case.",
    };

    /// <summary>Doing without Winograd.</summary>
    public static Option<bool> LowMemory() => new("--low-memory")
    {
        Description = "Take less memory, and more time where large maps are computed: no Winograd convolutions.",
    };

    /// <summary>A word out of a fixed list.</summary>
    public static Option<string> Word(string name, string description, params string[] words)
    {
        Option<string> option = new(name)
        {
            Description = description,
            DefaultValueFactory = _ => words[0],
            HelpName = string.Join('|', words),
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
