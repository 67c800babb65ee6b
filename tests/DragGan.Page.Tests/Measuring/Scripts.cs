namespace DragGan.Page.Tests.Measuring;

/// <summary>What runs in the page to measure it by its own clock.</summary>
internal static class Scripts
{
    /// <summary>Ends when the first picture is on the screen.</summary>
    public const string FirstPicture =
        """
        () => new Promise((done) => {
          const look = () => requestAnimationFrame(window.draggan?.store.get().frame ? () => requestAnimationFrame(() => done()) : look);
          look();
        })
        """;

    /// <summary>Counts the pictures that come in so many seconds.</summary>
    public const string PicturesPerSecond =
        """
        (seconds) => new Promise((done) => {
          const [begin, frames] = [performance.now(), []];
          const end = window.draggan.store.on("frame", () => frames.push(performance.now()));
          setTimeout(() => {
            end();
            done(1000 * frames.length / (performance.now() - begin));
          }, 1000 * seconds);
        })
        """;

    /// <summary>Promises how long after the next press its point is on the screen, and confirmed by the program. In milliseconds.</summary>
    public const string ListenForClick =
        """
        () => {
          const { store } = window.draggan;
          const before = store.get().session.points.length;
          window.clickTimes = new Promise((done) => {
            addEventListener("pointerup", (event) => {
              const times = [0, 0];
              const since = () => performance.now() - event.timeStamp;
              const finish = (index) => {
                times[index] ||= since();
                if (times.every((time) => time > 0)) {
                  end();
                  done(times);
                }
              };
              let painting = false;
              const look = () => {
                const { points } = store.get().session;
                if (points.length <= before) return;
                if (!painting) requestAnimationFrame(() => requestAnimationFrame(() => finish(0)));
                painting = true;
                if (points.at(-1).id > 0) finish(1);
              };
              const end = store.on("session", look);
              look();
            }, { capture: true, once: true });
          });
          return null;
        }
        """;
}
