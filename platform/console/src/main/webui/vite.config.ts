import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { mockUpstream } from "./dev/mock.ts";

export default defineConfig({
  plugins: [react(), mockUpstream()],
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // A data: URL would need its own exception in the content security policy.
    assetsInlineLimit: 0,
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"], css: false },
});
