import { createBrowserRouter } from "react-router";
import { App } from "./App";
import { Broken, Home, NotFound } from "./pages";

export const router: ReturnType<typeof createBrowserRouter> = createBrowserRouter([
  {
    element: <App />,
    errorElement: <Broken />,
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Home /> },
      { path: "queue", lazy: async () => ({ Component: (await import("../screens/queue/QueueScreen")).QueueScreen }) },
      { path: "cases/:id", lazy: async () => ({ Component: (await import("../screens/case/CaseScreen")).CaseScreen }) },
      { path: "outreach", lazy: async () => ({ Component: (await import("../screens/outreach/OutreachScreen")).OutreachScreen }) },
      { path: "insight", lazy: async () => ({ Component: (await import("../screens/insight/InsightScreen")).InsightScreen }) },
      { path: "trace/:receiptId", lazy: async () => ({ Component: (await import("../screens/trace/TraceScreen")).TraceScreen }) },
      { path: "*", element: <NotFound /> },
    ],
  },
]);
