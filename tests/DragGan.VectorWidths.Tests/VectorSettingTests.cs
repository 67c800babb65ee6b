namespace DragGan.VectorWidths.Tests;

/// <summary>Run by every suite of <see cref="NarrowerVectorsTests"/> in a process of its own first: is the setting really in force there?</summary>
public sealed class VectorSettingTests
{
    [Fact]
    public void Every_setting_in_the_environment_is_in_force()
    {
        foreach (VectorSetting setting in VectorSetting.All)
        {
            if (Environment.GetEnvironmentVariable(setting.Variable) == "0")
            {
                Assert.True(setting.TookEffect(), $"{setting.Variable}=0 is set, but this process still uses these vectors.");
            }
        }
    }
}
