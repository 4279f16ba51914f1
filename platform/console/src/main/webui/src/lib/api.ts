import type { Command, RecoveryCase } from "./types";

/** What a service answers when it says no; `code` is stable, the title is for people. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail?: string,
  ) {
    super(`${status} ${code}`);
  }
}

export interface RequestOptions {
  method?: "GET" | "POST";
  body?: unknown;
  version?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Undefined for an answer without content. */
export async function call<T>(path: string, options: RequestOptions = {}): Promise<T | undefined> {
  const method = options.method ?? "GET";
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-Amends-CSRF"] = "1";
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  if (options.version !== undefined) headers["If-Match"] = `"${options.version}"`;
  if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;

  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new ApiProblem(0, "unreachable", "unreachable");
  }
  if (!response.ok) throw await problemFrom(response);
  if (response.status === 204) return undefined;
  const text = await response.text();
  return text ? (JSON.parse(text) as T) : undefined;
}

async function problemFrom(response: Response): Promise<ApiProblem> {
  try {
    const body = (await response.json()) as { code?: string; title?: string; detail?: string };
    return new ApiProblem(response.status, body.code ?? "unknown", body.title ?? "", body.detail);
  } catch {
    return new ApiProblem(response.status, "unknown", response.statusText);
  }
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const found = await call<T>(path, { signal });
  if (found === undefined) throw new ApiProblem(204, "empty", "empty");
  return found;
}

export interface CommandRequest {
  id: string;
  version: number;
  command: Command;
  body?: unknown;
  /** Stays the same when the person tries again, so that a lost answer never acts twice. */
  idempotencyKey: string;
}

export function sendCommand(request: CommandRequest): Promise<RecoveryCase | undefined> {
  return call<RecoveryCase>(`/api/recovery/cases/${encodeURIComponent(request.id)}/${request.command}`, {
    method: "POST",
    body: request.body ?? {},
    version: request.version,
    idempotencyKey: request.idempotencyKey,
  });
}

export function newKey(): string {
  return crypto.randomUUID();
}

export function query(params: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}
