import { defineConfig } from 'vitest/config';

/** One project per kind of proof; `vitest run --project unit` runs one alone. */
const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    testTimeout,
    hookTimeout: testTimeout,
  },
});

export default defineConfig({
  test: {
    environment: 'node',
    // The SDK's note about Node 20; docs/adr/0001-dependencies.md says what it means for us.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      project('unit', 20_000),
      project('contract', 30_000),
      project('faults', 60_000),
      project('fuzz', 120_000),
      project('peers', 120_000),
    ],
  },
});
