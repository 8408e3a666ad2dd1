import { isDeepStrictEqual } from 'node:util'
import {
  applyObservation,
  createPaymentRecord,
  keepResult,
  type PaymentRecord,
  parseObservation,
  stamp,
} from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { readRecord } from '../journal/read-record.ts'
import { isDatabaseError, isMissingKey } from '../store/database/database-error.ts'
import { readEvidence } from '../store/evidence/read-evidence.ts'
import { listPayments } from '../store/payments/list-payments.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { cursorAt, readCursor } from './cursor.ts'
import { storedFilter } from './list-filter.ts'

/** A part of all payments. */
export interface RebuildPart {
  /** The `next` of the part before. */
  readonly after?: string | undefined
  /** At most so many payments, 1 to 1,000. Default: 200. */
  readonly limit?: number | undefined
}

/** A payment whose stored checkpoint says something else than its evidence. */
export interface RebuiltDifference {
  /** The application's id of it. */
  readonly payment: string
  /** The fields that differ. */
  readonly fields: readonly string[]
}

/** What comparing a part has shown. */
export interface Rebuilt {
  readonly compared: number
  readonly differing: readonly RebuiltDifference[]
  /** Pass it as `after` for the next part; absent on the last one. */
  readonly next?: string
}

/**
 * Folds the evidence of payments again from its beginning, newest payment first, and compares that with what
 * is stored. It changes nothing.
 *
 * @throws {EngineError} `invalid_input`
 */
export type CompareRebuilt = (part?: RebuildPart) => Promise<Rebuilt>

const schema: z.ZodType<RebuildPart> = z.strictObject({
  after: z.string().optional(),
  limit: z.int().min(1).max(1_000).optional(),
})

export function createCompareRebuilt({ store }: Services): CompareRebuilt {
  return async (part = {}) => {
    const { after, limit = 200 } = checkInput(schema, part)
    const before = readCursor('payments', after)
    const found = await listPayments(store, {
      filter: storedFilter({}),
      before,
      limit: limit + 1,
    })
    const rows = found.slice(0, limit)
    const differing: RebuiltDifference[] = []
    for (const row of rows) {
      const fields = await compareReadable(store, row)
      if (fields.length > 0) differing.push({ payment: row.id, fields })
    }
    const last = rows.at(-1)
    return {
      compared: rows.length,
      differing,
      ...(found.length > limit && last && { next: cursorAt('payments', last.key) }),
    }
  }
}

/** Undefined for one that cannot be read: that is a difference too. */
async function readStored(session: Session, payment: number): Promise<PaymentRecord | undefined> {
  try {
    return await readRecord(session, { payment })
  } catch (error) {
    if (isDatabaseError(error)) throw error
    return undefined
  }
}

/** One whose key is missing cannot be compared; the others can. */
async function compareReadable(session: Session, payment: PaymentRow): Promise<readonly string[]> {
  try {
    return await compare(session, payment)
  } catch (error) {
    if (isMissingKey(error)) return ['sealed']
    throw error
  }
}

async function compare(session: Session, row: PaymentRow): Promise<readonly string[]> {
  const payment = row.key
  const stored = await readStored(session, payment)
  if (!stored) return ['checkpoint']
  const start = row.erasedAt === null ? createPaymentRecord(stored.intent) : baseOf(stored)
  const { until: after = 0 } = start.base ?? {}
  const evidence = await readEvidence(session, { payment, after })
  const rebuilt = evidence.reduce<PaymentRecord>((record, { observation, begun, received }) => {
    const asOf = { received, ...(begun !== null && { begun }) }
    return applyObservation(record, stamp(parseObservation(observation), asOf)).record
  }, start)
  const names = new Set([...Object.keys(stored.payment), ...Object.keys(rebuilt.payment)])
  const [before, now] = [
    new Map(Object.entries(stored.payment)),
    new Map(Object.entries(rebuilt.payment)),
  ]
  return [...names].filter((name) => !isDeepStrictEqual(before.get(name), now.get(name))).sort()
}

/** What stands for the evidence that was erased. */
function baseOf(stored: PaymentRecord): PaymentRecord {
  return keepResult({ ...stored, evidence: [], checkpoints: [] })
}
