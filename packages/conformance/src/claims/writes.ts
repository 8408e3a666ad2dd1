import type { Capabilities, OperationKind, Payment, Preparation } from '@paystate/core'
import type { BasicSubject } from '../subject/subject.ts'
import type { Scene } from './scene.ts'

/** What each write is called in a sentence. */
export const WORDS: Readonly<Record<OperationKind, string>> = {
  create_payment: 'create',
  capture_payment: 'capture',
  cancel_payment: 'cancel',
  refund_payment: 'refund',
  cancel_refund: 'cancel of a refund',
}

/** A write that is ready to be sent, and how often the provider has applied it. */
export interface Write {
  readonly preparation: Preparation
  effects(): number
  /** The payment that it is about; absent for a create. */
  readonly payment?: Payment
}

const WHY: Readonly<Record<OperationKind, (capabilities: Capabilities) => string | undefined>> = {
  create_payment: () => undefined,
  capture_payment: ({ capture, create }) => {
    if (capture.support === 'not_supported') return `no captures: ${capture.why}`
    return create.capture.includes('manual') ? undefined : 'no manual capture'
  },
  cancel_payment: ({ cancel }) =>
    cancel.support === 'not_supported' ? `no cancels: ${cancel.why}` : undefined,
  refund_payment: ({ refund }) =>
    refund.support === 'not_supported' ? `no refunds: ${refund.why}` : undefined,
  cancel_refund: ({ cancelRefund }) =>
    cancelRefund.support === 'not_supported'
      ? `no canceling of refunds: ${cancelRefund.why}`
      : undefined,
}

/** Why a provider of these capabilities has no such write; undefined when it has. */
export function whyNot(kind: OperationKind): (capabilities: Capabilities) => string | undefined {
  return WHY[kind]
}

/** Brings a payment to a state in which a write of this kind is possible, and prepares the write. */
export async function readyTo(kind: OperationKind, scene: Scene<BasicSubject>): Promise<Write> {
  return READY[kind](scene)
}

const READY: Readonly<Record<OperationKind, (scene: Scene<BasicSubject>) => Promise<Write>>> = {
  async create_payment(scene) {
    const reference = scene.reference()
    const input = { ...scene.payment(), reference }
    const preparation = scene.adapter.prepare.createPayment(input)
    return {
      preparation,
      effects: () => scene.ledger.effectsOf({ kind: 'create_payment', reference }),
    }
  },
  async capture_payment(scene) {
    const payment = await scene.paid({ capture: 'manual' })
    const minorUnits = amountOf(payment)
    return counted(scene, { payment, preparation: scene.capture(payment, { minorUnits }) })
  },
  async cancel_payment(scene) {
    const payment = await scene.created({ canBeCanceled: true })
    return counted(scene, { payment, preparation: scene.cancel(payment) })
  },
  async refund_payment(scene) {
    const payment = await scene.paid()
    const minorUnits = Math.floor(amountOf(payment) / 2)
    return counted(scene, { payment, preparation: scene.refund(payment, { minorUnits }) })
  },
  async cancel_refund(scene) {
    const payment = await scene.paid()
    const minorUnits = Math.floor(amountOf(payment) / 2)
    const refund = await scene.refunded(payment, { minorUnits })
    const preparation = scene.cancelRefund(payment, refund)
    return counted(scene, { payment, preparation, refundId: refund.id })
  },
}

function counted(
  scene: Scene<BasicSubject>,
  write: Omit<Write, 'effects'> & {
    readonly payment: Payment
    readonly refundId?: string | undefined
  },
): Write {
  const { kind, reference } = write.preparation
  const question = { kind, reference, paymentId: write.payment.id, refundId: write.refundId }
  return { ...write, effects: () => scene.ledger.effectsOf(question) }
}

function amountOf({ amounts }: Payment): number {
  return amounts.amount === 'not_reported' ? 1000 : amounts.amount
}
