import { mergeConfig } from 'vitest/config'
import shared from '../../vitest.shared.ts'

// Vitest hands these to Node: with `import` or `module`, require('is-promise') in Express gets an ESM build.
const conditions = ['@paystate/source', 'node', 'default']

export default {
  ...mergeConfig(shared, {}),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
}
