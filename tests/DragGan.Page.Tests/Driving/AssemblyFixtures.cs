using DragGan.Page.Tests.Driving;

// Two cores: the browser, the engine and the tests are busy enough with one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(SharedEditor))]
