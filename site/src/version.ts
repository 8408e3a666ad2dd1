import { readFileSync } from 'node:fs'
import { z } from 'zod'

const core = new URL('../../packages/core/package.json', import.meta.url)

/** The one version of all published packages. */
export const { version: VERSION } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(core, 'utf8')))
