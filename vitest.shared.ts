import { defineConfig } from 'vitest/config'

const conditions = ['@paystate/source', 'module', 'node', 'import', 'default']

/** Tests run from the sources of every package; the counts land in `.results` for `.ci/run`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing waits for the machine's clock: these end what hangs, on a busy machine too.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
    reporters: ['default', 'json'],
    outputFile: { json: '.results/vitest.json' },
  },
})
