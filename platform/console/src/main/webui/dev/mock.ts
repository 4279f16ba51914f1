import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { ago, allowedIn, cases, contributions, rootCauses } from "./fixtures.ts";
import { metrics, outreach, outreachSummary, trace } from "./fixtures.more.ts";
import type { RecoveryCase } from "../src/lib/types";

/** A stand-in for the gateway and the services, as docs/http.md describes them. Development only. */
export function mockUpstream(): Plugin {
  return {
    name: "amends-mock",
    configureServer: (server) => void server.middlewares.use(handle),
    configurePreviewServer: (server) => void server.middlewares.use(handle),
  };
}

let signedIn = true;
const listeners = new Set<ServerResponse>();
let position = 0;

function json(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const problem = (response: ServerResponse, status: number, code: string) => json(response, status, { status, code, title: code });

function handle(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const path = url.pathname;
  if (path === "/login") {
    signedIn = true;
    response.writeHead(303, { Location: url.searchParams.get("to") ?? "/" }).end();
  } else if (path === "/logout") {
    signedIn = false;
    json(response, 200, { next: "/" });
  } else if (path === "/dev/change") {
    const id = url.searchParams.get("id") ?? "case-1";
    tell({ id, change: "opened", state: "open", urgency: 91, assignee: null, version: 99, at: ago(0) });
    json(response, 200, {});
  } else if (!path.startsWith("/api/")) {
    next();
  } else if (path === "/api/session") {
    if (signedIn) json(response, 200, { username: "agent", name: "Karin Ek", roles: ["agent", "marketer"] });
    else problem(response, 401, "not-authenticated");
  } else {
    void api(path.slice("/api/".length), url.searchParams, request, response);
  }
}

async function api(path: string, params: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (path === "recovery/stream") return stream(response);
  if (path === "recovery/summary") return json(response, 200, summary());
  if (path === "recovery/root-causes") return json(response, 200, { items: rootCauses });
  if (path === "recovery/cases") return json(response, 200, list(params));
  if (path === "recovery/cases/next") return next(response);
  const [, , id = "", command] = path.split("/").map(decodeURIComponent);
  if (path.startsWith("recovery/cases/")) {
    const found = cases.get(id);
    if (!found) return problem(response, 404, "unknown-case");
    return command ? act(found, command, request, response) : json(response, 200, found);
  }
  if (path.startsWith("risk/customers/")) {
    const found = [...cases.values()].find((item) => item.customerId === id);
    if (!found) return problem(response, 404, "unknown-customer");
    return json(response, 200, { customerId: id, pLoss: found.pLoss, band: found.band, atRisk: true, reasons: found.reasons, score: 0.9, contributions, modelVersion: "additive/1", policy: "risk-policy/1", calibrated: false, counterfactual: { feature: "ces", from: 2, to: 5, pLoss: 0.44 }, history: [] });
  }
  if (path === "risk/metrics") return json(response, 200, metrics(params.get("by") ?? "touchpoint"));
  if (path === "promoters/outreach") return json(response, 200, outreach(params));
  if (path === "promoters/outreach/summary") return json(response, 200, outreachSummary());
  if (path === "promoters/campaigns") {
    return json(response, 200, { items: [{ id: "thanks", name: { sv: "Tack för att du berättade", en: "Thank you for telling us" }, kind: "thank-you", state: "active" }] });
  }
  if (path.startsWith("trace/")) return trace(path.slice(6), response, json, problem);
  problem(response, 404, "unknown-route");
}

function list(params: URLSearchParams) {
  const assignee = params.get("assignee") === "me" ? "agent" : params.get("assignee");
  const q = (params.get("q") ?? "").toLowerCase();
  const items = [...cases.values()]
    .filter((item) => !params.get("state") || params.get("state")!.split(",").includes(item.state))
    .filter((item) => !assignee || item.assignee === assignee)
    .filter((item) => !params.get("touchpoint") || item.touchpoint === params.get("touchpoint"))
    .filter((item) => !q || `${item.customerName} ${item.excerpt}`.toLowerCase().includes(q))
    .sort((a, b) => (params.get("sort") === "opened" ? a.openedAt.localeCompare(b.openedAt) * -1 : b.urgency - a.urgency));
  return { items, nextCursor: null, total: items.length };
}

function summary() {
  const count = (state: string) => [...cases.values()].filter((item) => item.state === state).length;
  return { open: count("open"), claimed: count("claimed"), snoozed: count("snoozed"), resolvedToday: count("resolved") + 6, overdue: 1, mine: count("claimed") };
}

function next(response: ServerResponse): void {
  const free = [...cases.values()].filter((item) => item.state === "open").sort((a, b) => b.urgency - a.urgency)[0];
  if (!free) return json(response, 204);
  change(free, "claimed", { state: "claimed", assignee: "agent", claimedUntil: ago(-15 * 60_000) });
  json(response, 200, free);
}

async function act(found: RecoveryCase, command: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString() || "{}") as Record<string, string>;
  if (request.headers["if-match"] !== `"${found.version}"`) return problem(response, 412, "stale-version");
  if (!found.allowed.includes(command)) return problem(response, 409, "illegal-state");
  if (command === "claim") change(found, "claimed", { state: "claimed", assignee: "agent", claimedUntil: ago(-15 * 60_000) });
  if (command === "release") change(found, "released", { state: "open", assignee: null, claimedUntil: null }, body);
  if (command === "snooze") change(found, "snoozed", { state: "snoozed", snoozedUntil: body.until }, body);
  if (command === "resolve") change(found, "resolved", { state: "resolved", resolution: { rootCause: body.rootCause!, note: body.note, by: "agent", at: ago(0) } }, body);
  if (command === "reopen") change(found, "reopened", { state: "claimed", resolution: null }, body);
  if (command === "note") change(found, "noted", {}, body);
  if (command === "contact") change(found, "contacted", { contactedAt: new Date().toISOString() }, body);
  if (command === "promise") {
    change(found, "promised", { promises: [...found.promises, { id: `p${found.version}`, text: body.text!, dueAt: body.dueAt!, state: "open", madeBy: "agent", madeAt: ago(0) }] }, body);
  }
  if (command === "keep") change(found, "promise-kept", { promises: found.promises.map((p) => (p.id === body.promiseId ? { ...p, state: "kept" } : p)) });
  json(response, 200, found);
}

function change(found: RecoveryCase, type: string, part: Partial<RecoveryCase>, detail?: Record<string, unknown>): void {
  const at = new Date().toISOString();
  Object.assign(found, part, { version: found.version + 1 });
  found.timeline = [...found.timeline, { at, actor: "agent", type, detail }];
  found.allowed = allowedIn(found.state);
  tell({ id: found.id, change: type, state: found.state, urgency: found.urgency, assignee: found.assignee, version: found.version, at });
}

function tell(event: unknown): void {
  position++;
  for (const listener of listeners) listener.write(`id: ${position}\nevent: case\ndata: ${JSON.stringify(event)}\n\n`);
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(": hello\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}
