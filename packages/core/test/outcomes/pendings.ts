import { PaymentError } from '../../src/errors/payment-error.ts'
import type { AbsenceRule } from '../../src/outcomes/absence.ts'
import type { LookupMiss } from '../../src/outcomes/lookup-miss.ts'
import type { Unknown } from '../../src/outcomes/outcome.ts'
import type { Pending } from '../../src/outcomes/pending.ts'
import type { Prepared } from '../../src/outcomes/prepared.ts'
import { instantOf } from '../../src/time/instant.ts'
import type { ProviderTime } from '../../src/time/provider-time.ts'
import { ACCOUNT } from '../evidence.ts'

/** A refund whose first attempt was lost, by clocks that all agree: it left at zero and ended at 1 s. */

export const MINUTE = 60_000

/** Asked by reference: four lookups, 15 s apart. */
export const FOUR_LOOKUPS: AbsenceRule = { misses: 4, apartMs: 15_000, after: 'last_attempt' }
/** Two complete scans, a minute apart, after the whole window of the key. */
export const TWO_SCANS: AbsenceRule = { misses: 2, apartMs: MINUTE, after: 'replay_window' }

/** The key is known for an hour, of which the last ten minutes are kept free. */
export const WINDOW = {
  type: 'window',
  forMs: 60 * MINUTE,
  marginMs: 10 * MINUTE,
  assumed: false,
} as const

/** The provider's time, where it is known exactly. */
export function exactly(epochMs: number): ProviderTime {
  return { earliest: epochMs, latest: epochMs }
}

export const PREPARED: Prepared<'refund_payment'> = {
  version: 1,
  state: 'prepared',
  kind: 'refund_payment',
  reference: 'refund_1',
  account: ACCOUNT,
  input: {
    reference: 'refund_1',
    payment: { account: ACCOUNT, id: 'pay_1' },
    amount: { currency: 'EUR', minorUnits: 500 },
  },
  request: { method: 'POST', path: '/refunds', body: '{}' },
  replayWindow: WINDOW,
}

/** The attempts of the lost refund. */
export const LOST_ONCE = {
  firstSentAt: instantOf(0),
  lastEndedAt: instantOf(1000),
  firstSentBy: exactly(0),
  lastEndedBy: exactly(1000),
}

export function pendingRefund(
  more: Partial<Pending<'refund_payment'>> = {},
): Pending<'refund_payment'> {
  return {
    version: 1,
    operation: { kind: 'refund_payment', reference: 'refund_1' },
    account: ACCOUNT,
    prepared: PREPARED,
    previousAttempts: LOST_ONCE,
    misses: [],
    plan: { repeat: 'while_safe', lookup: 'reference' },
    ...more,
  }
}

export function lostRefund(
  more: Partial<Pending<'refund_payment'>> = {},
): Unknown<'refund_payment'> {
  return {
    kind: 'unknown',
    operation: { kind: 'refund_payment', reference: 'refund_1' },
    error: new PaymentError('connection_lost', { what: 'The response was lost.' }),
    pending: pendingRefund(more),
  }
}

/** A lookup that began at that time, took one second and did not find the refund. */
export function miss(begun: number, more: Partial<LookupMiss> = {}): LookupMiss {
  return {
    reference: 'refund_1',
    account: ACCOUNT,
    begunAt: instantOf(begun),
    endedAt: instantOf(begun + 1000),
    begunBy: exactly(begun),
    endedBy: exactly(begun + 1000),
    complete: true,
    positiveControl: 'seen',
    ...more,
  }
}

/** The same lookup, whose time by the provider's clock is not known. */
export function untimed(lookup: LookupMiss): LookupMiss {
  const { begunBy: _begun, endedBy: _ended, ...known } = lookup
  return known
}
