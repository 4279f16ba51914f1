// Every screen in both languages, themes and widths, with an accessibility check of each. Run `npm run build` first.
// Writes to target/screenshots beside the Maven build; exits with 1 when axe finds anything.
import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { preview } from "vite";

const OUT = new URL("../../../../target/screenshots/", import.meta.url).pathname;
const ONLY = process.argv[2];
mkdirSync(OUT, { recursive: true });

const AGENT = { username: "agent", name: "Karin Ek", roles: ["agent", "marketer"] };
const screens = [
  { name: "queue", path: "/queue", ready: ".row-link" },
  { name: "queue-fresh", path: "/queue?view=all", ready: ".row-link", act: (page, base) => fresh(page, base) },
  { name: "queue-empty", path: "/queue?q=zzz", ready: ".empty" },
  { name: "case", path: "/cases/case-1", ready: ".voices" },
  { name: "case-claimed", path: "/cases/case-4", ready: ".voices" },
  { name: "case-resolved", path: "/cases/case-12", ready: ".voices" },
  { name: "case-table", path: "/cases/case-2", ready: ".bars", act: (page) => page.locator(".why .small-btn").click() },
  { name: "case-promise", path: "/cases/case-4", ready: ".composer", act: (page) => page.locator(".composer .tab").nth(2).click() },
  { name: "case-missing", path: "/cases/none", ready: ".empty" },
  { name: "resolve", path: "/cases/case-4?do=resolve", ready: ".choice" },
  { name: "snooze", path: "/cases/case-1", ready: ".voices", act: (page) => page.keyboard.press("s") },
  { name: "conflict", path: "/cases/case-4", ready: ".composer", act: conflict },
  { name: "celebration", path: "/cases/case-4", ready: ".composer", act: celebrate },
  { name: "palette", path: "/queue", ready: ".row-link", act: (page) => page.keyboard.press("Control+k") },
  { name: "keys", path: "/queue", ready: ".row-link", act: (page) => page.keyboard.press("?") },
  { name: "menu", path: "/queue", ready: ".row-link", act: (page) => page.locator(".account").click() },
  { name: "outreach", path: "/outreach", ready: ".waterfall" },
  { name: "insight", path: "/insight", ready: ".trend" },
  { name: "trace", path: "/trace/r-1001", ready: ".outcome" },
  { name: "landing", path: "/", ready: ".landing", session: null },
  { name: "landing-failed", path: "/?sign-in=failed", ready: ".banner", session: null },
  { name: "forbidden", path: "/queue", ready: ".empty", session: { username: "m", name: "Maja Lund", roles: ["marketer"] } },
  { name: "not-found", path: "/nowhere", ready: ".empty" },
  { name: "failed", path: "/queue", ready: ".empty[role=alert]", fail: true },
];

async function fresh(page, base) {
  await page.waitForTimeout(300);
  await page.request.get(`${base}/dev/change?id=case-new`);
  await page.locator(".fresh-pill").waitFor();
}

async function conflict(page) {
  await page.locator(".composer .tab").nth(1).click();
  await page.locator(".composer textarea").fill("Ringde lagret, de skickar ett nytt paket i dag.");
  await page.route("**/note", (route) => route.fulfill({ status: 412, contentType: "application/problem+json", body: '{"status":412,"code":"stale-version"}' }));
  await page.route("**/cases/case-4", async (route) => {
    const kase = await (await route.fetch()).json();
    kase.version++;
    kase.timeline.push({ at: new Date().toISOString(), actor: "lead", type: "contacted", detail: { channel: "phone" } });
    await route.fulfill({ json: kase });
  });
  await page.locator(".composer-foot .btn").click();
  await page.locator(".conflict-list").waitFor();
}

async function celebrate(page) {
  await page.route("**/resolve", async (route) => {
    const kase = await (await page.request.get(new URL("/api/recovery/cases/case-4", page.url()).href)).json();
    await route.fulfill({ json: { ...kase, state: "resolved", allowed: ["reopen"], version: kase.version + 1 } });
  });
  await page.keyboard.press("e");
  await page.locator(".sheet .choice").first().click();
  await page.locator(".sheet-foot .primary").click();
  await page.locator(".done").waitFor();
  await page.waitForTimeout(1000);
}

const server = await preview({ preview: { port: 4188, strictPort: true }, logLevel: "warn" });
const base = "http://localhost:4188";
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
let found = 0;

async function shoot(screen, lang, theme, width) {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 860 }, locale: lang === "sv" ? "sv-SE" : "en-GB", colorScheme: theme, reducedMotion: "reduce", hasTouch: width < 500 });
  const page = await context.newPage();
  const name = `${screen.name}-${lang}-${theme}-${width}`;
  page.on("pageerror", (error) => complain(name, error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (401|404|412|503)/.test(message.text())) complain(name, message.text());
  });
  await page.addInitScript((settings) => localStorage.setItem("amends.settings", JSON.stringify(settings)), { lang, theme, keys: true });
  await page.route("**/api/session", (route) =>
    screen.session === null ? route.fulfill({ status: 401, body: "{}" }) : route.fulfill({ json: screen.session ?? AGENT }),
  );
  if (screen.fail) await page.route("**/api/recovery/cases?*", (route) => route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"status":503,"code":"service-unavailable"}' }));
  try {
    await page.goto(base + screen.path);
    await page.locator(screen.ready).first().waitFor({ timeout: 12_000 });
    await screen.act?.(page, base);
    await page.waitForTimeout(350);
    await page.screenshot({ path: `${OUT}${name}.png`, fullPage: !screen.act });
    const result = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    for (const violation of result.violations) {
      complain(name, `${violation.id}: ${violation.help}\n    ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ""}`).join("\n    ")}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) complain(name, `scrolls sideways by ${wide} px`);
  } catch (failure) {
    complain(name, String(failure).slice(0, 400));
    await page.screenshot({ path: `${OUT}${name}-failed.png` });
  }
  await context.close();
}

function complain(name, what) {
  found++;
  console.log(`${name}: ${what}`);
}

const jobs = screens
  .filter((candidate) => !ONLY || ONLY.split(",").includes(candidate.name))
  .flatMap((screen) => ["sv", "en"].flatMap((lang) => ["light", "dark"].flatMap((theme) => [1280, 390].map((width) => [screen, lang, theme, width]))));
const n = jobs.length;
const worker = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) await shoot(...job);
};
await Promise.all([worker(), worker(), worker()]);
await browser.close();
await server.close();
console.log(`${n} pictures, ${found} complaints`);
process.exit(found ? 1 : 0);
