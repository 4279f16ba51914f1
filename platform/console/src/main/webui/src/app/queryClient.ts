import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../lib/api";

/** Refusals are answers and are not asked for twice; only silence and a resting service are. */
function worthRetrying(count: number, failure: Error): boolean {
  const temporary = !(failure instanceof ApiProblem) || failure.status === 0 || failure.status >= 500;
  return temporary && count < 2;
}

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});

queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== "updated" || event.action.type !== "error") return;
  const failure = event.action.error as unknown;
  // The session ended while the page was open: ask again who we are, which leads to the sign-in page.
  if (failure instanceof ApiProblem && failure.status === 401 && event.query.queryKey[0] !== "session") {
    void queryClient.invalidateQueries({ queryKey: ["session"] });
  }
});
