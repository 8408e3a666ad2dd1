import type { OperationKind, PaymentAdapter } from '@paystate/core'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { readyTo } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'

/** A function of the adapter that takes an argument. `now` never fails: it takes anything. */
export type AdapterFunction = Exclude<
  keyof PaymentAdapter,
  'account' | 'capabilities' | 'prepare' | 'now'
>

/** One function, with arguments that are right: junk takes the place of each in turn. */
export interface JunkCall {
  /** The kind of write, of a function that exists only where the provider has it. */
  readonly write?: OperationKind
  /** The arguments before the options. */
  readonly good: (scene: Scene<Subject>) => Promise<readonly unknown[]> | readonly unknown[]
  /** Its options, if it has any, and whether they may be left out. */
  readonly options?: {
    readonly names: readonly string[]
    readonly given: Readonly<Record<string, unknown>>
    readonly mayBeLeftOut: boolean
  }
}

const READING = { names: ['signal', 'known'], given: {}, mayBeLeftOut: true } as const
const FINDING = { ...READING, names: [...READING.names, 'positiveControl', 'since'] } as const
const LISTING = {
  names: [...READING.names, 'since'],
  given: { since: '2026-01-15T12:00:00Z' },
  mayBeLeftOut: false,
} as const
const SENDING = {
  names: ['previousAttempts', 'misses', 'mustLeaveBefore', 'signal'],
  given: { previousAttempts: 'none' },
  mayBeLeftOut: false,
} as const

/** Every function: one that the interface gets does not compile until it is here. */
export const CALLS: Readonly<Record<AdapterFunction, JunkCall>> = {
  send: {
    good: async (scene) => [(await readyTo('create_payment', scene)).preparation],
    options: SENDING,
  },
  createPayment: writing('create_payment'),
  capturePayment: writing('capture_payment'),
  cancelPayment: writing('cancel_payment'),
  refundPayment: writing('refund_payment'),
  cancelRefund: writing('cancel_refund'),
  getPayment: { good: async (scene) => [await createdRef(scene)], options: READING },
  getRefund: {
    good: async (scene) => [{ payment: await createdRef(scene), reference: scene.reference() }],
    options: READING,
  },
  findPayment: { good: (scene) => [{ reference: scene.reference() }], options: FINDING },
  findRefund: {
    good: async (scene) => [{ payment: await createdRef(scene), reference: scene.reference() }],
    options: FINDING,
  },
  lookup: {
    good: async (scene) => {
      const { preparation } = await readyTo('create_payment', scene)
      return [(await scene.unanswered(preparation)).pending]
    },
    options: FINDING,
  },
  listChanges: { good: () => [], options: LISTING },
  receiveWebhook: { good: () => [undefined] },
  readReturn: { good: () => [undefined] },
  check: { good: () => [], options: READING },
}

function writing(write: OperationKind): JunkCall {
  return {
    write,
    good: async (scene) => {
      const { preparation } = await readyTo(write, scene)
      return [preparation.state === 'prepared' ? preparation.input : undefined]
    },
    options: SENDING,
  }
}

async function createdRef(scene: Scene<Subject>) {
  return paymentRefOf(await scene.created())
}
