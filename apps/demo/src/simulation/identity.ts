import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * What must stay the same across restarts: the seed identifies the run, and links and webhooks contain the
 * ports.
 */
export type Identity = z.infer<typeof IDENTITY>

const IDENTITY = z.strictObject({
  seed: z.int(),
  port: z.int(),
  controlPort: z.int(),
})

/** The identity of the simulators whose state is in this directory; undefined where there is none yet. */
export function readIdentity(state: string): Identity | undefined {
  try {
    return IDENTITY.parse(JSON.parse(readFileSync(fileIn(state), 'utf8')))
  } catch {
    return undefined
  }
}

export function writeIdentity(state: string, identity: Identity): void {
  mkdirSync(state, { recursive: true, mode: 0o700 })
  writeFileSync(fileIn(state), `${JSON.stringify(identity)}\n`)
}

function fileIn(state: string): string {
  return join(state, 'shop.json')
}
