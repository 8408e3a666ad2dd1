import { PaymentError } from '../../src/errors/payment-error.ts'
import type { AbsenceRule } from '../../src/outcomes/absence.ts'
import type { LookupMiss } from '../../src/outcomes/lookup-miss.ts'
import type { Now } from '../../src/outcomes/may-repeat.ts'
import type { OperationKind } from '../../src/outcomes/operation-kind.ts'
import type { Outcome } from '../../src/outcomes/outcome.ts'
import type { Pending } from '../../src/outcomes/pending.ts'
import type { Preparation } from '../../src/outcomes/prepared.ts'
import { proveInvalid } from '../../src/outcomes/proof.ts'
import type { Account } from '../../src/payments/account.ts'
import type { Capabilities } from '../../src/provider/capabilities.ts'
import type {
  FindOptions,
  Lookup,
  PaymentAdapter,
  SendOptions,
} from '../../src/provider/payment-adapter.ts'
import type { Clock } from '../../src/time/clock.ts'
import { instantOf } from '../../src/time/instant.ts'
import { ACCOUNT } from '../evidence.ts'
import { exactly, FOUR_LOOKUPS, miss, pendingRefund, WINDOW } from './pendings.ts'

type ScriptedSend = <K extends OperationKind>(preparation: Preparation<K>) => Outcome<K>
type ScriptedLookup = <K extends OperationKind>(pending: Pending<K>) => Lookup<K>

/** What the adapter does next, in order; a call that the script does not have fails the test. */
export interface Script {
  readonly sends?: readonly ScriptedSend[]
  readonly lookups?: readonly ScriptedLookup[]
  readonly absence?: AbsenceRule
  /** Default: the one that sent it. */
  readonly account?: Account
  /** What time it is. Default: the provider's clock is known and agrees with `clock`. */
  readonly now?: () => Now
  readonly clock?: Clock
}

/** An adapter that follows a script and writes down what was requested. */
export function createScriptedAdapter(script: Script) {
  const sends = [...(script.sends ?? [])]
  const lookups = [...(script.lookups ?? [])]
  const sent: { preparation: unknown; options: SendOptions }[] = []
  const lookedUp: { pending: unknown; options: FindOptions | undefined }[] = []
  const { clock } = script
  const adapter: PaymentAdapter = {
    ...UNSCRIPTED,
    account: script.account ?? ACCOUNT,
    capabilities: capabilitiesWith(script.absence ?? FOUR_LOOKUPS),
    now: script.now ?? (() => nowBy(clock)),
    send: async (preparation, options) => {
      sent.push({ preparation, options })
      const next = sends.shift() ?? unscripted
      return next(preparation)
    },
    lookup: async (pending, options) => {
      lookedUp.push({ pending, options })
      const next = lookups.shift() ?? unscripted
      return next(pending)
    },
  }
  return { adapter, sent, lookedUp }
}

function nowBy(clock: Clock | undefined): Now {
  const at = clock?.now() ?? 0
  return { at, providerTime: exactly(at) }
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
  const write = { support: 'supported', replayWindow: WINDOW, lookup: 'reference' } as const
  return {
    provider: 'acme',
    create: {
      capture: ['automatic'],
      expiresAt: 'supported',
      replayWindow: WINDOW,
      lookup: 'reference',
    },
    capture: { ...write, multiple: 'supported', partial: 'supported', final: 'supported' },
    cancel: { ...write, whenPaid: 'refused', byReference: true },
    refund: { ...write, partial: 'supported' },
    cancelRefund: write,
    listChanges: 'not_supported',
    webhooks: { authenticity: 'signed', silentStatuses: [], headers: [] },
    lateMoney: 'kept',
    absence,
    currencies: {},
  }
}

/** The repeat is lost as well. */
export const lostAgain: ScriptedSend = (preparation) => {
  const { kind, reference, account } = preparation
  const operation = { kind, reference }
  const { plan } = pendingRefund()
  return {
    kind: 'unknown',
    operation,
    error: new PaymentError('timed_out', { what: 'No response arrived in time.' }),
    pending: {
      version: 1,
      operation,
      account,
      ...(preparation.state === 'prepared' && { prepared: preparation }),
      previousAttempts: {
        firstSentAt: instantOf(0),
        lastEndedAt: instantOf(20_000),
        firstSentBy: exactly(0),
        lastEndedBy: exactly(20_000),
      },
      misses: [],
      plan,
    },
  }
}

/** A known end; which one does not matter here. */
export const settledNow: ScriptedSend = ({ kind, reference }) => refusedNow({ kind, reference })

export const decided: ScriptedLookup = ({ operation }) => ({
  kind: 'decided',
  outcome: refusedNow(operation),
})

function refusedNow<K extends OperationKind>(operation: {
  readonly kind: K
  readonly reference: string
}): Outcome<K> {
  return {
    kind: 'not_applied',
    operation,
    proof: proveInvalid(operation, { issues: [], previousAttempts: 'none' }),
    error: new PaymentError('declined', { what: 'The provider refused it.' }),
    next: 'new_reference',
  }
}

/** A lookup that began at that time, took one second and did not find it. */
export function notSeen(begun: number, more: Partial<LookupMiss> = {}): ScriptedLookup {
  return ({ operation }) => ({
    kind: 'not_seen',
    miss: miss(begun, { reference: operation.reference, ...more }),
  })
}

export const inconclusive: ScriptedLookup = () => ({
  kind: 'inconclusive',
  error: new PaymentError('unavailable', { what: 'The provider is temporarily unavailable.' }),
})

export function throwing(error: Error): ScriptedLookup {
  return () => {
    throw error
  }
}
