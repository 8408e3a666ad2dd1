import {
  instantOf,
  isPaymentError,
  type Observation,
  type ReadOptions,
  type RefundRef,
} from '@paystate/core'
import type { Connection } from '../operations/connection.ts'
import { getPayment } from '../payments/get-payment.ts'
import { getRefund } from './get-refund.ts'
import type { RefundLook } from './vanished-refund.ts'

export interface LookedAt {
  readonly look: RefundLook
  /** What the payment told in the same pass. */
  readonly observation: Observation
}

/** Looks once at a refund and, in the same pass, at its payment. @throws {PaymentError} */
export async function lookAtRefund(
  connection: Connection,
  refund: RefundRef,
  options: ReadOptions = {},
): Promise<LookedAt> {
  const { clock, settings } = connection
  const begunAt = instantOf(clock.now())
  const answers = await isAnswered(connection, { refund, options })
  const { observation } = await getPayment(connection, refund.payment, options)
  const { refunds = [], whole = [] } = observation
  const isShown = answers || refunds.some(({ id }) => id === refund.id)
  const isPaymentRead = whole.includes('refunds')
  const endedAt = instantOf(clock.now())
  return {
    look: { account: settings.account, begunAt, endedAt, isShown, isPaymentRead },
    observation,
  }
}

async function isAnswered(
  connection: Connection,
  { refund, options }: { refund: RefundRef; options: ReadOptions },
): Promise<boolean> {
  try {
    await getRefund(connection, refund, options)
    return true
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return false
    throw error
  }
}
