import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { ApiProblem, call } from "../lib/api";
import type { Session } from "../lib/types";

async function whoAmI(): Promise<Session | null> {
  try {
    return (await call<Session>("/api/session")) ?? null;
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 401) return null;
    throw failure;
  }
}

/** Null when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({ queryKey: ["session"], queryFn: whoAmI, staleTime: 5 * 60_000, refetchOnWindowFocus: true });
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("Only for pages behind the sign-in.");
  return session;
}

export function signIn(): void {
  const failed = new URLSearchParams(location.search).has("sign-in");
  const here = failed ? "/" : location.pathname + location.search;
  location.assign(`/login?to=${encodeURIComponent(here)}`);
}

export async function signOut(): Promise<void> {
  const answer = await call<{ next?: string }>("/logout", { method: "POST" });
  location.assign(answer?.next ?? "/");
}
