import {
  type Account,
  type Applied,
  type NotApplied,
  type OperationKind,
  type OperationName,
  type Outcome,
  type Payment,
  type PaymentAdapter,
  PaymentError,
  type PaymentReading,
  type PaymentReport,
  type Preparation,
  type Prepared,
  type SendOptions,
  type WebhookDelivery,
} from '@paystate/core'
import { proveInvalid } from '@paystate/core/adapter'
import type { InjectedParts, Subject } from '../../src/index.ts'

/** Breaks a subject's adapter in one way, and in no other. */
export type Saboteur = (subject: Subject) => Subject

/** The same thing with some parts replaced, whatever their types say. */
export function mix<T extends object>(thing: T, part: object): T {
  return Object.assign({}, thing, part)
}

export function withAdapter(
  change: (adapter: PaymentAdapter, subject: Subject) => Partial<PaymentAdapter>,
): Saboteur {
  return (subject) => {
    const { adapter } = subject
    return { ...subject, adapter: { ...adapter, ...change(adapter, subject) } }
  }
}

export interface Sent {
  readonly preparation: Preparation
  readonly options: SendOptions
  readonly adapter: PaymentAdapter
  readonly subject: Subject
}

type ChangeOutcome = <K extends OperationKind>(
  outcome: Outcome<K>,
  sent: Sent,
) => Outcome<K> | Promise<Outcome<K>>

/** Says something else of a write than it should. */
export function sending(change: ChangeOutcome): Saboteur {
  return withAdapter((adapter, subject) => ({
    send: async (preparation, options) => {
      const outcome = await adapter.send(preparation, options)
      return change(outcome, { preparation, options, adapter, subject })
    },
  }))
}

/** Sends something else than it was given. */
export function sendingOther(
  change: (sent: Sent) => { readonly preparation?: object; readonly options?: object },
): Saboteur {
  return withAdapter((adapter, subject) => ({
    send: (preparation, options) => {
      const other = change({ preparation, options, adapter, subject })
      return adapter.send(
        mix(preparation, other.preparation ?? {}),
        mix(options, other.options ?? {}),
      )
    },
  }))
}

/** Takes every repeat for a first attempt. */
export const forgetful: Saboteur = sendingOther(() => ({ options: { previousAttempts: 'none' } }))

/** Tells something else of a payment that it read. */
export function reading(
  change: (payment: Payment, reading: PaymentReading) => object | undefined,
): Saboteur {
  return withAdapter((adapter) => ({
    getPayment: async (payment, options) => {
      const seen = await adapter.getPayment(payment, options)
      const reported = change(seen.payment, seen)
      return reported ? mix(seen, { payment: mix(seen.payment, reported) }) : seen
    },
  }))
}

/** Gives other evidence of a payment that it read. */
export function observing(change: (reading: PaymentReading) => object): Saboteur {
  return withAdapter((adapter) => ({
    getPayment: async (payment, options) => {
      const seen = await adapter.getPayment(payment, options)
      return mix(seen, { observation: mix(seen.observation, change(seen)) })
    },
  }))
}

/** Gives evidence of another state of a payment that it read. */
export function misreading(change: (reported: PaymentReport) => object | undefined): Saboteur {
  return observing(({ observation: { payment } }) => ({
    ...(payment && { payment: mix(payment, change(payment) ?? {}) }),
  }))
}

/** Tells something else of a payment, in the answer to its create and in every read. */
export function telling(change: (payment: Payment) => object | undefined): Saboteur {
  const inReads = reading(change)
  const inAnswers = sending((outcome) => {
    if (outcome.kind !== 'applied' || !isPayment(outcome.value)) return outcome
    return mix(outcome, { value: mix(outcome.value, change(outcome.value) ?? {}) })
  })
  return (subject) => inAnswers(inReads(subject))
}

export function isPayment(value: unknown): value is Payment {
  return typeof value === 'object' && value !== null && 'amounts' in value
}

/** Lets everything through that should be refused: something is sent for it. */
export const lenient: Saboteur = withAdapter(({ prepare, account }) => {
  const letThrough = <K extends OperationKind>(preparation: Preparation<K>): Prepared<K> => {
    if (preparation.state === 'prepared') return preparation
    const { kind, reference } = preparation
    const request = { method: 'POST', path: '/payments', body: '{}' }
    const bare = { state: 'prepared', kind, reference, account, request, replayWindow: HARMLESS }
    return Object.assign(Object.create(null), { ...bare, version: 1, input: inputOf(account) })
  }
  return {
    prepare: {
      createPayment: (input) => letThrough(prepare.createPayment(input)),
      capturePayment: (input) => letThrough(prepare.capturePayment(input)),
      cancelPayment: (input) => letThrough(prepare.cancelPayment(input)),
      refundPayment: (input) => letThrough(prepare.refundPayment(input)),
      cancelRefund: (input) => letThrough(prepare.cancelRefund(input)),
    },
  }
})

const HARMLESS = { type: 'harmless' }

/** What every kind of write finds something in. */
function inputOf(account: Account) {
  const payment = { account, id: 'pay_000001' }
  const amount = { currency: 'EUR', minorUnits: 1000 }
  return { reference: 'any', payment, refund: { payment, id: 'ref_000001' }, amount }
}

/** What an outcome or a pending operation is about. */
interface Operation<K extends OperationKind> {
  readonly operation: OperationName<K>
}

/** A claim that nothing happened, with a proof of something else. */
export function denied<K extends OperationKind>(outcome: Operation<K>): NotApplied<K> {
  const { operation } = outcome
  const error = new PaymentError('refused', { what: 'It was refused.' })
  const proof = proveInvalid(operation, { issues: [], previousAttempts: 'none' })
  return { kind: 'not_applied', operation, proof, error, next: 'new_reference' }
}

/** A claim that it happened, with nothing behind it. */
export function invented<K extends OperationKind>({ operation }: Operation<K>): Applied<K> {
  const value = { status: 'done', amount: 0 }
  const observation = { asOf: { received: 1 }, at: '', via: 'response', account: {} }
  return Object.assign(Object.create(null), { kind: 'applied', operation, value, observation })
}

/** Changes what the other adapters do: the stranger, the second key, the wrong key. */
export function withOthers(
  change: (adapter: PaymentAdapter, subject: Subject) => Partial<PaymentAdapter>,
): Saboteur {
  return (subject) => {
    const broken = (adapter: PaymentAdapter): PaymentAdapter => ({
      ...adapter,
      ...change(adapter, subject),
    })
    const { account, key, wrongKey, again } = subject.others
    const others = {
      account: () => broken(account()),
      key: () => broken(key()),
      wrongKey: () => broken(wrongKey()),
      again: (parts?: InjectedParts) => broken(again(parts)),
    }
    return { ...subject, others }
  }
}

/** Reads a message otherwise than it should. */
export function receiving(
  change: (
    delivery: WebhookDelivery,
    by: { readonly adapter: PaymentAdapter; readonly request: Request },
  ) => WebhookDelivery | Promise<WebhookDelivery>,
): Saboteur {
  return withAdapter((adapter) => ({
    receiveWebhook: async (request) => {
      const copy = request.bodyUsed ? request : request.clone()
      return change(await adapter.receiveWebhook(request), { adapter, request: copy })
    },
  }))
}

/** A message that is believed. */
export function believed(adapter: PaymentAdapter, paymentId = 'pay_999999'): WebhookDelivery {
  const { account } = adapter
  return {
    kind: 'received',
    authenticity: 'signed',
    hints: [{ account, event: 'payment.changed', recognized: true, paymentId }],
    observations: [],
    acknowledge: () => new Response('ok'),
    requestRedelivery: () => new Response('later', { status: 503 }),
  }
}

/** Breaks something only once a fault has been met. */
export function oncePlanned(saboteur: Saboteur): Saboteur {
  return (subject) => {
    let isPlanned = false
    const faults = {
      ...subject.faults,
      next: (...plan: Parameters<typeof subject.faults.next>) => {
        isPlanned = true
        return subject.faults.next(...plan)
      },
    }
    const good = { ...subject, faults }
    const bad = saboteur(good)
    const { send } = bad.adapter
    const adapter: PaymentAdapter = {
      ...good.adapter,
      send: (preparation, options) =>
        isPlanned ? send(preparation, options) : good.adapter.send(preparation, options),
    }
    return { ...good, adapter }
  }
}

/** A saboteur for each kind of write. */
export function forEach<K extends OperationKind>(
  kinds: readonly K[],
  claim: string,
  saboteurOf: (kind: K) => Saboteur,
): Record<string, Saboteur> {
  return Object.fromEntries(kinds.map((kind) => [`${claim}/${kind}`, saboteurOf(kind)]))
}
