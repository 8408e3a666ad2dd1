import { mergeConfig } from 'vitest/config'
import shared from '../../vitest.shared.ts'

// Vitest hands these to Node: with `import` or `module`, pg's require('pg-pool') would get the ESM build.
const conditions = ['@paystate/source', 'node', 'default']

/** A PostgreSQL server of the run's own. */
export default {
  ...mergeConfig(shared, {
    test: {
      globalSetup: ['test/support/postgres-server.ts'],
      // Opening an embedded database takes seconds, on a busy machine many.
      testTimeout: 120_000,
      hookTimeout: 240_000,
    },
  }),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
}
