using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Looks;

/// <summary>Whether everything on the page has room: measured, since nobody looks at every screen after every change.</summary>
internal static class Layout
{
    /// <summary>What is wrong, in words; empty on a good page.</summary>
    public static Task<string[]> ObjectionsAsync(EditorPage page) => page.Page.EvaluateAsync<string[]>(
        """
        () => {
          const wrong = [];
          const root = document.documentElement;
          if (root.scrollWidth > innerWidth) wrong.push(`the page is ${root.scrollWidth} wide, the window ${innerWidth}`);
          if (root.scrollHeight > innerHeight) wrong.push(`the page is ${root.scrollHeight} high, the window ${innerHeight}`);

          // Regions lie side by side, and inside the window.
          const regions = ["topbar", "tools", "stage", "timeline", "panels", "status"].map((id) => {
            const { left, top, right, bottom } = document.getElementById(id).getBoundingClientRect();
            return { id, left, top, right, bottom };
          }).filter(({ left, top, right, bottom }) => right > left && bottom > top);
          for (const [index, a] of regions.entries()) {
            if (a.left < -0.5 || a.top < -0.5 || a.right > innerWidth + 0.5 || a.bottom > innerHeight + 0.5) wrong.push(`${a.id} leaves the window`);
            for (const b of regions.slice(index + 1)) {
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (across > 0.5 && down > 0.5) wrong.push(`${a.id} and ${b.id} overlap by ${across} x ${down}`);
            }
          }

          // What can be pressed is inside the window, unless a scrolling place holds it.
          const dialog = document.querySelector("dialog[open]");
          const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
          const scrolls = (element) => element && element !== document.body && (/auto|scroll/.test(getComputedStyle(element).overflow) || scrolls(element.parentElement));
          for (const element of (dialog ?? document).querySelectorAll("button, input, select, summary, a")) {
            const box = element.getBoundingClientRect();
            if (!seen(element) || box.width === 0 || scrolls(element.parentElement) || element.matches(".skip")) continue;
            if (box.left < -0.5 || box.right > innerWidth + 0.5 || box.top < -0.5 || box.bottom > innerHeight + 0.5) {
              wrong.push(`${element.dataset.testid ?? element.className ?? element.tagName} leaves the window: ${box.left}, ${box.top} to ${box.right}, ${box.bottom}`);
            }
          }

          // Words fit where they stand, or end in an ellipsis.
          for (const element of (dialog ?? document).querySelectorAll("button span, h2, h3, label, dt, dd, p, .status *, .topbar *")) {
            const style = getComputedStyle(element);
            if (seen(element) && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && style.overflow === "hidden" && style.textOverflow !== "ellipsis"
              && element.childElementCount === 0 && !element.matches(".visually-hidden, .wordmark, input")) {
              wrong.push(`"${element.textContent}" is cut off: ${element.scrollWidth} wide in ${element.clientWidth}`);
            }
          }

          // The picture is a good part of the window.
          const stage = document.getElementById("stage").getBoundingClientRect();
          if (Math.min(stage.width, stage.height) < 0.3 * Math.min(innerWidth, innerHeight)) wrong.push(`the stage is only ${stage.width} x ${stage.height}`);
          return wrong;
        }
        """);
}
