// Runs before the first paint, so that a dark room never sees a white flash. A file of its own because
// the content security policy allows no inline script.
(function () {
  try {
    var settings = JSON.parse(localStorage.getItem("amends.settings") || "{}");
    var dark = settings.theme === "dark";
    if (settings.theme !== "light" && !dark) {
      dark = matchMedia("(prefers-color-scheme: dark)").matches;
    }
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    if (settings.lang) {
      document.documentElement.lang = settings.lang;
    }
  } catch (unreadable) {
    // The defaults are fine.
  }
})();
