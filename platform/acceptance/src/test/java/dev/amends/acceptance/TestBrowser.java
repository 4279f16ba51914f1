package dev.amends.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser, the one that the machine has. */
public final class TestBrowser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int PHONE = 500;

  private final Playwright playwright;
  private final Browser browser;

  private TestBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static TestBrowser start() {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(chromium())
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    return new TestBrowser(playwright, playwright.chromium().launch(options));
  }

  /**
   * @param width in CSS pixels; below 500 it is a telephone
   */
  public BrowserContext context(
      String language, ColorScheme scheme, int width, boolean javaScript) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale("sv".equals(language) ? "sv-SE" : "en-GB")
            .setTimezoneId("Europe/Stockholm")
            .setColorScheme(scheme)
            .setJavaScriptEnabled(javaScript)
            .setViewportSize(width, width < PHONE ? 844 : 800));
  }

  /** At the queue of the console. */
  public static Page signedIn(BrowserContext context, Product product, String username) {
    var page = context.newPage();
    page.navigate(product.address() + "/login?to=/queue");
    page.locator("input[name=username]").fill(username);
    page.locator("input[name=password]").fill(product.password(username));
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(Pattern.quote(product.address()) + "/queue.*"));
    return page;
  }

  /** A picture for people to look at. */
  public static void shoot(Page page, String name, String language, ColorScheme scheme, int width) {
    var file =
        String.join("-", name, language, scheme.name().toLowerCase(Locale.ROOT), width + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)));
  }

  /** What axe finds wrong with the page; empty if nothing is. */
  public static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(rule -> page.url() + ": " + rule.getId() + " " + rule.getNodes())
            .toList();
  }

  private static Path chromium() {
    return Stream.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/opt/google/chrome/chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("The browser tests need Chromium: apt-get install chromium"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
