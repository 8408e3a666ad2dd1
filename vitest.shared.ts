import { env } from 'node:process'
import { configDefaults, defineConfig } from 'vitest/config'

const conditions = ['@paystate/source', 'module', 'node', 'import', 'default']

/** What takes long, starts a browser or needs more than an ordinary install: for `pnpm test:heavy`. */
const HEAVY = '**/*.heavy.test.ts'

/** Which tests run: those without a mark (default), `heavy` ones, or `all`. */
const wanted = env.PAYSTATE_TESTS ?? 'light'

/** Tests run from the sources of every package; the counts land in `.results` for `.ci/run`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [wanted === 'heavy' ? `test/${HEAVY}` : 'test/**/*.test.ts'],
    exclude: wanted === 'light' ? [...configDefaults.exclude, HEAVY] : configDefaults.exclude,
    // Loading modules anew for each file takes half of the time. A test that changes what a process
    // shares puts it back, or is heavy and runs apart.
    isolate: wanted !== 'light',
    // Turbo runs one package per core; a second worker would only load the same modules again.
    maxWorkers: 1,
    // Nothing waits for the machine's clock: these end what hangs, on a busy machine too.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: `.results/${wanted}.json` },
  },
})
