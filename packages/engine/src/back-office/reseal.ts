import { Buffer } from 'node:buffer'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput } from '../input/check-input.ts'
import { forgetSealKeys } from '../store/sealing/known-keys.ts'
import { hasOthers, resealPart } from '../store/sealing/reseal-part.ts'
import { SEALED_TABLES } from '../store/sealing/sealed-columns.ts'
import type { Session } from '../store/statements/session.ts'

/** A part of everything that is stored. */
export interface ResealPart {
  /** The `next` of the part before. */
  readonly after?: string | undefined
  /** At most so many rows, 1 to 1,000. Default: 200. */
  readonly limit?: number | undefined
}

/** What was done to a part. */
export interface Resealed {
  /** Values that the first key of `sealWith` seals now, and did not before. */
  readonly sealed: number
  /** Values that no configured key opens: they stay as they are. */
  readonly unreadable: number
  /** The keys that nothing is sealed with anymore, on the last part. */
  readonly retired: readonly string[]
  /** Pass it as `after` for the next part; absent on the last one. */
  readonly next?: string
}

/**
 * Seals with the first key of `sealWith` what another key has sealed, or none. Payments go on meanwhile. Remove
 * a key from `sealWith` once it is retired, and no process seals with it.
 *
 * @throws {EngineError} `invalid_input` without `sealWith`
 */
export type Reseal = (part?: ResealPart) => Promise<Resealed>

const schema: z.ZodType<ResealPart> = z.strictObject({
  after: z.string().optional(),
  limit: z.int().min(1).max(1_000).optional(),
})

export function createReseal({ store }: Pick<Services, 'store'>): Reseal {
  return async (part = {}) => {
    const { after, limit = 200 } = checkInput(schema, part)
    const { current } = store.sealer
    if (current === undefined)
      throw invalid('sealWith', 'is not set, so there is no key to seal with')
    const from = readPlace(after)
    const table = SEALED_TABLES[from.table]
    if (!table) throw invalid('after', 'must be the `next` of an earlier part')
    const { sealed, unreadable, last } = await resealPart(store, { table, after: from.key, limit })
    const next = last ? { ...from, key: last } : { table: from.table + 1, key: [] }
    const isLast = next.table >= SEALED_TABLES.length
    return {
      sealed,
      unreadable,
      retired: isLast ? await retire(store, current) : [],
      ...(!isLast && { next: placeAt(next) }),
    }
  }
}

/** A key is forgotten only when nothing is sealed with it: what was stored meanwhile counts too. */
async function retire(session: Session, current: string): Promise<readonly string[]> {
  for (const table of SEALED_TABLES) {
    if (await hasOthers(session, table)) return []
  }
  return forgetSealKeys(session, { kept: current })
}

const place = z.strictObject({
  table: z.int().min(0),
  key: z.array(z.string().regex(/^\d{1,15}$/)).max(2),
})

interface Place {
  readonly table: number
  readonly key: readonly string[]
}

function placeAt(given: Place): string {
  return Buffer.from(JSON.stringify(given)).toString('base64url')
}

function readPlace(after: string | undefined): Place {
  if (after === undefined) return { table: 0, key: [] }
  try {
    const read = place.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
    const { key = [] } = SEALED_TABLES[read.table] ?? {}
    if (read.key.length === 0 || read.key.length === key.length) return read
  } catch {}
  throw invalid('after', 'must be the `next` of an earlier part')
}

function invalid(path: string, message: string): EngineError {
  return new EngineError('invalid_input', { what: 'Invalid input.', issues: [{ path, message }] })
}
