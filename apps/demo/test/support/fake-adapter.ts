import {
  type Account,
  type Capabilities,
  createSequence,
  instantOf,
  type Observation,
  type OperationInput,
  type OperationKind,
  type OperationValue,
  type Outcome,
  type Payment,
  type PaymentAdapter,
  PaymentError,
  type PaymentRef,
  type PaymentStatus,
  type Preparation,
  projectPayment,
  REFERENCE_PARAMETER,
  type Refund,
  type SendOptions,
} from '@paystate/core'
import { NO_AMOUNTS, proveNeverSent } from '@paystate/core/adapter'
import type { ManualClock } from './manual-clock.ts'

/** What the fake provider really has. */
export interface FakePayment {
  readonly id: string
  readonly reference: string
  readonly amount: { readonly currency: string; readonly minorUnits: number }
  status: PaymentStatus
  refunds: { reference: string; amount: number }[]
  calls: number
}

type Mishap = 'lost' | 'not_arrived' | 'refused' | 'hangs'

export interface FakeAdapter extends PaymentAdapter {
  readonly payments: Map<string, FakePayment>
  /** What goes wrong with the next sends, one after the other. */
  readonly mishaps: Mishap[]
  /** Every send, by reference and whether it was said to be the first. */
  readonly sends: { reference: string; isFirst: boolean }[]
  reads: number
}

const ACCOUNT: Account = { provider: 'fake', mode: 'test', id: 'shop', credential: 'key_1' }
const REPLAY = { type: 'window', forMs: 3_600_000, marginMs: 0, assumed: false } as const
const WRITE = { support: 'supported', replayWindow: REPLAY, lookup: 'none' } as const

const CAPABILITIES: Capabilities = {
  provider: 'fake',
  create: {
    capture: ['automatic'],
    expiresAt: 'not_supported',
    replayWindow: REPLAY,
    lookup: 'none',
  },
  capture: { ...WRITE, multiple: 'not_supported' },
  cancel: { ...WRITE, whenPaid: 'reverses', byReference: true },
  refund: { ...WRITE, partial: 'supported' },
  cancelRefund: { support: 'not_supported', why: 'It is not needed here.' },
  listChanges: 'not_supported',
  webhooks: { authenticity: 'unsigned', silentStatuses: [], headers: [] },
  lateMoney: 'kept',
  absence: { misses: 2, apartMs: 1_000, after: 'last_attempt' },
  currencies: {},
}

/** A provider in a few lines: it knows payments and refunds, and loses answers when reported to. */
export function createFakeAdapter(clock: ManualClock): FakeAdapter {
  const payments = new Map<string, FakePayment>()
  const mishaps: Mishap[] = []
  const sends: FakeAdapter['sends'] = []
  const sequence = createSequence({ clock })

  const draw = () => Number(sequence.next())

  function observe(payment: FakePayment, via: 'response' | 'read'): Observation {
    const begun = draw()
    return {
      asOf: { begun, received: draw() },
      at: instantOf(clock.now()),
      via,
      account: ACCOUNT,
      reference: payment.reference,
      paymentId: payment.id,
      payment: {
        status: payment.status,
        providerStatus: { value: payment.status.toUpperCase(), codes: [], recognized: true },
        currency: payment.amount.currency,
        amounts: factsOf(payment),
        nextAction:
          payment.status === 'requires_action'
            ? { type: 'redirect', method: 'GET', url: `https://pay.example/${payment.id}` }
            : 'none',
      },
      refunds: payment.refunds.map(refundOf),
      completeLists: ['refunds'],
    }
  }

  function paymentOf(payment: FakePayment): Payment {
    const intent = { account: ACCOUNT, reference: payment.reference, requested: payment.amount }
    return projectPayment(intent, [observe(payment, 'read')]).payment
  }

  /** Does it, once: a repeat under the same reference changes nothing. */
  function apply(preparation: Preparation & { state: 'prepared' }): FakePayment {
    const { reference, kind, input } = preparation
    const target = targetOf(input)
    const found = payments.get(target === undefined ? reference : (target.reference ?? ''))
    if (kind === 'create_payment') {
      const amount = 'amount' in input ? input.amount : { currency: 'EUR', minorUnits: 0 }
      const made: FakePayment = found ?? {
        id: `pay_${payments.size + 1}`,
        reference,
        amount,
        status: 'requires_action',
        refunds: [],
        calls: 0,
      }
      payments.set(reference, made)
      made.calls += 1
      return made
    }
    if (!found) throw new Error('The fake provider has no such payment.')
    const isNew = !found.refunds.some((refund) => refund.reference === reference)
    if (kind === 'refund_payment' && isNew) {
      const amount = 'amount' in input ? input.amount.minorUnits : 0
      found.refunds.push({ reference, amount })
    }
    if (kind === 'cancel_payment') found.status = 'canceled'
    return found
  }

  async function send<K extends OperationKind>(
    preparation: Preparation<K>,
    { previousAttempts }: SendOptions,
  ): Promise<Outcome<K>> {
    const { kind, reference } = preparation
    const operation = { kind, reference }
    if (preparation.state === 'refused') throw new Error('The fake provider refuses no input.')
    sends.push({ reference, isFirst: previousAttempts === 'none' })
    const mishap = mishaps.shift()
    if (mishap === 'hangs') return new Promise(() => {})
    const now = instantOf(clock.now())
    if (mishap === 'refused') {
      const transmission = {
        watchedBy: 'reported',
        connectorFailed: true,
        bytesLeft: false,
      } as const
      const proof = proveNeverSent(operation, { transmission, previousAttempts })
      const error = new PaymentError('not_connected', { what: 'Refused.', reference })
      if (proof) return { kind: 'not_applied', operation, proof, error, next: 'same_reference' }
    }
    const payment = mishap === 'not_arrived' ? undefined : apply(preparation)
    if (mishap || !payment) {
      return {
        kind: 'unknown',
        operation,
        error: new PaymentError('connection_lost', { what: 'No answer.', reference }),
        pending: {
          version: 1,
          operation,
          account: ACCOUNT,
          prepared: preparation,
          previousAttempts: {
            firstSentAt: previousAttempts === 'none' ? now : previousAttempts.firstSentAt,
            firstSentBy: exactly(clock.now()),
            lastEndedAt: now,
          },
          misses: [],
          plan: { repeat: 'while_safe', lookup: 'none' },
        },
      }
    }
    const refund = payment.refunds.map(refundOf).at(-1) ?? {
      status: 'pending',
      amount: 'not_reported',
    }
    const values: OperationValue = {
      create_payment: paymentOf(payment),
      capture_payment: { status: 'succeeded', amount: 'not_reported' },
      cancel_payment: { reference, status: 'accepted' },
      refund_payment: refund,
      cancel_refund: refund,
    }
    return {
      kind: 'applied',
      operation,
      value: values[kind],
      observation: observe(payment, 'response'),
    }
  }

  function prepared<K extends OperationKind>(kind: K, input: OperationInput[K]): Preparation<K> {
    return {
      version: 1,
      state: 'prepared',
      kind,
      reference: input.reference,
      account: ACCOUNT,
      input,
      request: { method: 'POST', path: `/${kind}`, body: JSON.stringify(input) },
      replayWindow: REPLAY,
    }
  }

  const never = () => Promise.reject(new Error('The shop does not use this.'))

  const adapter: FakeAdapter = {
    payments,
    mishaps,
    sends,
    reads: 0,
    account: ACCOUNT,
    capabilities: CAPABILITIES,
    prepare: {
      createPayment: (input) => prepared('create_payment', input),
      capturePayment: (input) => prepared('capture_payment', input),
      cancelPayment: (input) => prepared('cancel_payment', input),
      refundPayment: (input) => prepared('refund_payment', input),
      cancelRefund: (input) => prepared('cancel_refund', input),
    },
    send,
    createPayment: never,
    capturePayment: never,
    cancelPayment: never,
    refundPayment: never,
    cancelRefund: never,
    async getPayment({ reference, id }) {
      adapter.reads += 1
      const found = [...payments.values()].find(
        (payment) => payment.reference === reference || payment.id === id,
      )
      if (!found) throw new PaymentError('not_found', { what: 'There is none.' })
      return { payment: paymentOf(found), observation: observe(found, 'read') }
    },
    getRefund: never,
    findPayment: never,
    findRefund: never,
    lookup: never,
    async *listChanges() {},
    async receiveWebhook(request) {
      const reference = new URL(request.url).searchParams.get(REFERENCE_PARAMETER) ?? ''
      const hint = { account: ACCOUNT, event: 'changed', recognized: true, reference }
      return {
        kind: 'received',
        authenticity: 'unsigned',
        hints: [hint],
        observations: [],
        acknowledge: () => new Response('taken'),
        requestRedelivery: () => new Response('again', { status: 503 }),
      }
    },
    readReturn(request) {
      const reference = new URL(request.url).searchParams.get(REFERENCE_PARAMETER)
      return reference === null ? undefined : { reference }
    },
    now: () => ({ at: clock.now(), providerTime: exactly(clock.now()) }),
    check: async () => ({ account: ACCOUNT, warnings: [] }),
  }
  return adapter
}

/** The fake provider's clock shows what ours shows. */
function exactly(at: number) {
  return { earliest: at, latest: at }
}

function targetOf(input: OperationInput[OperationKind]): PaymentRef | undefined {
  if ('refund' in input) return input.refund.payment
  return 'payment' in input ? input.payment : undefined
}

function factsOf({ status, amount, refunds }: FakePayment) {
  const refunded = refunds.reduce((sum, refund) => sum + refund.amount, 0)
  const captured = status === 'captured' ? amount.minorUnits : 0
  return { ...NO_AMOUNTS, amount: amount.minorUnits, authorized: captured, captured, refunded }
}

function refundOf({ reference, amount }: { reference: string; amount: number }): Refund {
  return { id: `re_${reference}`, reference, status: 'succeeded', amount, currency: 'EUR' }
}
