namespace DragGan.Web.Tests.Pages;

public sealed class ModulePackTests
{
    [Fact]
    public void Modules_run_once_each_after_those_they_import_and_only_their_exports_are_seen()
    {
        string script = Join(
            ("js/main.js", "import { two as second } from \"./a/two.js\";\nimport \"./one.js\";\nuse(second);"),
            ("js/one.js", "export const one = 1;\nconst hidden = 2;"),
            ("js/a/two.js", "import {\n  one,\n} from \"../one.js\";\nexport function two() { return one; }"));

        Assert.Equal(
            """
            // js/one.js
            const module0 = (() => {
            const one = 1;
            const hidden = 2;
            return { one };
            })();
            // js/a/two.js
            const module1 = (() => {
            const { one } = module0;
            function two() { return one; }
            return { two };
            })();
            // js/main.js
            const module2 = (() => {
            const { two: second } = module1;
            use(second);
            return {  };
            })();

            """,
            script,
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("import main from \"./main.js\";")]
    [InlineData("import * as all from \"./main.js\";")]
    [InlineData("export let changing = 1;")]
    [InlineData("export default function () {}")]
    [InlineData("export { one } from \"./one.js\";")]
    public void Forms_that_would_not_work_as_one_script_are_refused_with_their_line(string line)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Join(("js/main.js", line)));

        Assert.Contains($"'js/main.js' has '{line}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_is_refused()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Join(
            ("js/main.js", "import { a } from \"./other.js\";\nexport const b = 1;"), ("js/other.js", "import { b } from \"./main.js\";\nexport const a = 1;")));

        Assert.Contains("'js/main.js' imports itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_exported_is_refused()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Join(
            ("js/main.js", "import { misspelt } from \"./other.js\";"), ("js/other.js", "export const a = 1;")));

        Assert.Contains("'js/main.js' imports 'misspelt', which 'js/other.js' does not export", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Style_sheets_stand_where_they_are_imported()
    {
        Dictionary<string, string> sheets = new() { ["style/page.css"] = "/* all */\n@import \"a.css\";\nb {}", ["style/a.css"] = "a {}" };

        Assert.Equal("/* all */\na {}\n\nb {}\n", StylePack.Join("style/page.css", name => sheets[name]), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task The_built_in_page_is_one_script_and_one_style_sheet()
    {
        await using TestEditor editor = await TestEditor.Start();

        string script = await editor.Http.GetStringAsync(new Uri("js/main.js", UriKind.Relative), TestContext.Current.CancellationToken);
        string style = await editor.Http.GetStringAsync(new Uri("style/page.css", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(script.Split('\n'), line => line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("export ", StringComparison.Ordinal));
        Assert.Contains("// js/stage/pull.js", script, StringComparison.Ordinal);
        Assert.DoesNotContain("@import \"", style, StringComparison.Ordinal);
    }

    private static string Join(params (string Name, string Text)[] modules)
    {
        Dictionary<string, string> texts = modules.ToDictionary(module => module.Name, module => module.Text);
        return ModulePack.Join(modules[0].Name, name => texts[name]);
    }
}
