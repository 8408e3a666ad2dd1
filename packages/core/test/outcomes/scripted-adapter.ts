import { PaymentError } from '../../src/errors/payment-error.ts'
import type { AbsenceRule } from '../../src/outcomes/absence.ts'
import type { LookupMiss } from '../../src/outcomes/lookup-miss.ts'
import type { OperationKind } from '../../src/outcomes/operation-kind.ts'
import type { Outcome, Unknown } from '../../src/outcomes/outcome.ts'
import type { Preparation, Prepared } from '../../src/outcomes/prepared.ts'
import { proveInvalid } from '../../src/outcomes/proof.ts'
import type { Capabilities } from '../../src/provider/capabilities.ts'
import type {
  FindOptions,
  Lookup,
  PaymentAdapter,
  SendOptions,
} from '../../src/provider/payment-adapter.ts'
import { instantOf } from '../../src/time/instant.ts'
import { ACCOUNT } from '../evidence.ts'

type ScriptedSend = <K extends OperationKind>(preparation: Preparation<K>) => Outcome<K>
type ScriptedLook = <K extends OperationKind>(outcome: Unknown<K>) => Lookup<K>

/** What the adapter does next, in order; a call that the script does not have fails the test. */
export interface Script {
  readonly sends?: readonly ScriptedSend[]
  readonly looks?: readonly ScriptedLook[]
  readonly absence?: AbsenceRule
}

const FOUR_ANSWERS: AbsenceRule = { misses: 4, apartMs: 15_000, after: 'last_attempt' }
export const TWO_SCANS: AbsenceRule = { misses: 2, apartMs: 60_000, after: 'replay_window' }

const REPLAY = { type: 'window', forMs: 3_600_000, marginMs: 600_000, assumed: false } as const

/** An adapter that follows a script and writes down what it was asked. */
export function createScriptedAdapter(script: Script) {
  const sends = [...(script.sends ?? [])]
  const looks = [...(script.looks ?? [])]
  const sent: { preparation: unknown; options: SendOptions }[] = []
  const looked: { outcome: unknown; options: FindOptions | undefined }[] = []
  const adapter: PaymentAdapter = {
    ...UNSCRIPTED,
    account: ACCOUNT,
    capabilities: capabilitiesWith(script.absence ?? FOUR_ANSWERS),
    send: async (preparation, options) => {
      sent.push({ preparation, options })
      const next = sends.shift() ?? unscripted
      return next(preparation)
    },
    lookup: async (outcome, options) => {
      looked.push({ outcome, options })
      const next = looks.shift() ?? unscripted
      return next(outcome)
    },
  }
  return { adapter, sent, looked }
}

function unscripted(): never {
  throw new Error('this call is not in the script')
}

const UNSCRIPTED = {
  prepare: {
    createPayment: unscripted,
    capturePayment: unscripted,
    cancelPayment: unscripted,
    refundPayment: unscripted,
    cancelRefund: unscripted,
  },
  createPayment: unscripted,
  capturePayment: unscripted,
  cancelPayment: unscripted,
  refundPayment: unscripted,
  cancelRefund: unscripted,
  getPayment: unscripted,
  getRefund: unscripted,
  findPayment: unscripted,
  findRefund: unscripted,
  listChanges: unscripted,
  receiveWebhook: unscripted,
  readReturn: unscripted,
  check: unscripted,
}

function capabilitiesWith(absence: AbsenceRule): Capabilities {
  const write = { support: 'supported', replay: REPLAY, lookup: 'reference' } as const
  return {
    provider: 'acme',
    create: { capture: ['automatic'], expiresAt: 'supported', replay: REPLAY, lookup: 'reference' },
    capture: { ...write, multiple: 'supported' },
    cancel: { ...write, whenPaid: 'refused', byReference: true },
    refund: { ...write, partial: 'supported' },
    cancelRefund: write,
    listChanges: 'not_supported',
    webhooks: { authenticity: 'signed', silentStatuses: [] },
    lateMoney: 'kept',
    absence,
    currencies: {},
  }
}

export const PREPARED: Prepared<'refund_payment'> = {
  state: 'prepared',
  kind: 'refund_payment',
  reference: 'refund_1',
  account: ACCOUNT,
  request: { method: 'POST', path: '/refunds', body: '{}' },
  replay: REPLAY,
  target: { account: ACCOUNT, id: 'pay_1' },
}

/** A refund whose first attempt was lost: it left at time zero and ended one second later. */
export function lostRefund(
  more: Partial<Unknown<'refund_payment'>> = {},
): Unknown<'refund_payment'> {
  return {
    kind: 'unknown',
    operation: { kind: 'refund_payment', reference: 'refund_1' },
    error: new PaymentError('connection_lost', { what: 'The answer was lost.' }),
    recovery: { replayUntil: instantOf(3_000_000), lookup: 'reference', otherwise: 'manual' },
    prepared: PREPARED,
    previousAttempts: { firstSentAt: instantOf(0), lastEndedAt: instantOf(1000) },
    misses: [],
    ...more,
  }
}

/** The repeat is lost as well. */
export const lostAgain: ScriptedSend = (preparation) => {
  const { kind, reference } = preparation
  return {
    kind: 'unknown',
    operation: { kind, reference },
    error: new PaymentError('timed_out', { what: 'No answer came in time.' }),
    recovery: { replayUntil: instantOf(3_000_000), lookup: 'reference', otherwise: 'manual' },
    ...(preparation.state === 'prepared' && { prepared: preparation }),
    previousAttempts: { firstSentAt: instantOf(0), lastEndedAt: instantOf(20_000) },
    misses: [],
  }
}

/** A known end; which one does not matter here. */
export const settledNow: ScriptedSend = ({ kind, reference }) => ({
  kind: 'not_applied',
  operation: { kind, reference },
  proof: proveInvalid([], 'none'),
  error: new PaymentError('declined', { what: 'The provider said no.' }),
  next: 'new_reference',
})

export const decided: ScriptedLook = ({ operation }) => ({
  kind: 'decided',
  outcome: {
    kind: 'not_applied',
    operation,
    proof: proveInvalid([], 'none'),
    error: new PaymentError('declined', { what: 'The provider said no.' }),
    next: 'new_reference',
  },
})

/** A look that began at that time, took one second and did not find it. */
export function notSeen(begun: number, more: Partial<LookupMiss> = {}): ScriptedLook {
  return ({ operation }) => ({
    kind: 'not_seen',
    miss: {
      reference: operation.reference,
      account: ACCOUNT,
      begunAt: instantOf(begun),
      endedAt: instantOf(begun + 1000),
      complete: true,
      positiveControl: 'seen',
      ...more,
    },
  })
}

export const inconclusive: ScriptedLook = () => ({
  kind: 'inconclusive',
  error: new PaymentError('unavailable', { what: 'The provider is not well.' }),
})

export function throwing(error: Error): ScriptedLook {
  return () => {
    throw error
  }
}
