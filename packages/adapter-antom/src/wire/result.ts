import { isRecord } from '@paystate/adapter-kit'
import { asWord, readText } from './lenient.ts'

/** What Antom says about a call; it is not about the money. */
export interface Result {
  /** S: done. F: refused. U: unknown. `other`: an unknown value. */
  readonly status: 'S' | 'F' | 'U' | 'other'
  /** For comparison: uppercase, without spaces and without the prefixes of the second version. */
  readonly code: string
  /** Verbatim. */
  readonly verbatim: string
}

/** Reads the `result` of a response, a transaction or a notification; undefined where there is none. */
export function readResult(value: unknown): Result | undefined {
  if (!isRecord(value)) return undefined
  const status = readText(value.resultStatus)
  if (status === undefined) return undefined
  const verbatim = readText(value.resultCode) ?? ''
  return { status: statusOf(asWord(status)), code: normalizeCode(verbatim), verbatim }
}

function statusOf(word: string): Result['status'] {
  return word === 'S' || word === 'F' || word === 'U' ? word : 'other'
}

/**
 * A result code for comparison.
 *
 * The second version of the API prefixes `DPOS_`, `DPOS_PAYMENT_` or `DPOS_REFUND_`, and one code on
 * its page contains a space.
 */
export function normalizeCode(code: string): string {
  const word = code.replaceAll(/\s/g, '').toUpperCase()
  const bare = word.replace(/^DPOS_(?:PAYMENT_|REFUND_)?/, '')
  return SPELLINGS.get(bare) ?? bare
}

const SPELLINGS = new Map([['ORDER_IS_CANCELLED', 'ORDER_IS_CANCELED']])
