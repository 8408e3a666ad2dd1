import { defineConfig } from 'vitest/config'

/** All packages in one process, for `pnpm test:watch` and the debugger; each package runs by itself, too. */
export default defineConfig({ test: { projects: ['packages/*', 'apps/*', 'tests'] } })
