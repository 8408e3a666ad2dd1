import shared from '../vitest.shared.ts'

// Vitest hands these to Node: with `import` or `module`, pg's require('pg-pool') would get the ESM build.
const conditions = ['@paystate/source', 'node', 'default']

export default { ...shared, resolve: { conditions }, ssr: { resolve: { conditions } } }
