import {
  enterStatus,
  isJsonObject,
  type Rewrite,
  type SubjectStatus,
  subjectStatuses,
} from '@paystate/conformance'
import type { Payment, PaymentAdapter } from '@paystate/core'
import { CAPTURE_REACH, REFUND_REACH } from '../../src/tables.ts'
import type { Drive, Provider } from './status-provider.ts'
import {
  AT_ONCE,
  appliedIn,
  capture,
  created,
  idOf,
  LATER,
  type More,
  refund,
} from './status-writes.ts'

/** The statuses of a capture. */
export function captureStatuses(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank } = provider.simulator
  const authorized = async (adapter: PaymentAdapter): Promise<Payment> => {
    const payment = await created(adapter, LATER)
    await payer.pay(payment.id ?? '')
    return payment
  }
  const pending =
    (move: (reference: string) => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await authorized(adapter)
      bank.holdNext('capture')
      const { operation } = await capture(adapter, payment)
      return enterStatus(provider, { payment, enter: () => move(operation.reference) })
    }
  return subjectStatuses('capture', {
    reach: CAPTURE_REACH,
    report: (status) => reportingParts('CAPTURE', status),
    drivers: {
      'PROCESSING > pending': {
        arrive: async (adapter) => {
          const payment = await authorized(adapter)
          bank.holdNext('capture')
          return enterStatus(provider, { payment, enter: () => capture(adapter, payment) })
        },
      },
      'SUCCESS > succeeded': {
        arrive: pending((reference) => bank.completeCapture(reference)),
        respond: async (adapter) => capture(adapter, await authorized(adapter)),
      },
      'FAIL > failed': { arrive: pending((reference) => bank.failCapture(reference)) },
      'CANCELLED > failed': {},
    },
  })
}

/** The statuses of a refund. */
export function refundStatuses(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank } = provider.simulator
  const paid = async (adapter: PaymentAdapter, more?: More): Promise<Payment> => {
    const payment = await created(adapter, more)
    await payer.pay(payment.id ?? '')
    return payment
  }
  const accepted =
    (move: (reference: string) => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await paid(adapter)
      const { operation } = await refund(adapter, payment)
      return enterStatus(provider, { payment, enter: () => move(operation.reference) })
    }
  /** The same, read by the second version. */
  const second =
    (move: (reference: string) => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await paid(adapter)
      const outcome = await refund(adapter, payment)
      await move(outcome.operation.reference)
      const { id = '' } = appliedIn(outcome)
      const name = { payment: idOf(payment), id }
      const read = async () => (await provider.omnichannel.getRefund(name)).refund
      return { payment, messages: [], read }
    }
  return subjectStatuses('refund', {
    reach: REFUND_REACH,
    report: (status) => reportingParts('REFUND', status),
    drivers: {
      'PROCESSING > processing': {
        arrive: accepted(async () => {}),
        respond: async (adapter) => refund(adapter, await paid(adapter)),
      },
      'SUCCESS > succeeded': {
        arrive: accepted((reference) => bank.completeRefund(reference)),
        respond: async (adapter) => refund(adapter, await paid(adapter, AT_ONCE)),
      },
      'FAIL > failed': { arrive: accepted((reference) => bank.failRefund(reference)) },
      'CANCELLED > canceled': {},
      'PENDING > processing': { arrive: second(async () => {}) },
      'FAILED > failed': { arrive: second((reference) => bank.failRefund(reference)) },
    },
  })
}

/** A part by itself, or those among the transactions of their payment. */
function reportingParts(type: 'CAPTURE' | 'REFUND', status: string): Rewrite {
  return (body) => {
    if (!isJsonObject(body)) return undefined
    if (type === 'REFUND' && 'refundId' in body) return { ...body, refundStatus: status }
    if (type === 'CAPTURE' && 'captureId' in body) return { ...body, captureStatus: status }
    const { transactions } = body
    if (!Array.isArray(transactions)) return undefined
    const changed = transactions.map((one: unknown) =>
      isJsonObject(one) && one.transactionType === type
        ? { ...one, transactionStatus: status }
        : one,
    )
    return { ...body, transactions: changed }
  }
}
