// Runs before the first paint, as a plain script: a theme chosen by hand must not flash.
(() => {
  try {
    const theme = localStorage.getItem("draggan.theme");
    if (theme === "dark" || theme === "light") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage may be forbidden; then the system's preference stands.
  }
})();
