import {
  instantOf,
  isPaymentError,
  type Observation,
  type ReadOptions,
  type Refund,
  type RefundRef,
} from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { getPayment } from '../payments/get-payment.ts'
import { getRefund } from './get-refund.ts'
import type { RefundLook } from './refund-not-found.ts'

export interface LookedAt {
  readonly look: RefundLook
  /** The refund, where it is shown after all. */
  readonly shown: Refund | undefined
  /** What the payment reported in the same pass. */
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
  const answered = await readIfShown(connection, { refund, options })
  const { observation } = await getPayment(connection, refund.payment, options)
  const { refunds = [], completeLists = [] } = observation
  // Assumed: canceled_refund_unlisted.
  const shown = answered ?? refunds.find(({ id }) => id === refund.id)
  const isPaymentRead = completeLists.includes('refunds')
  const endedAt = instantOf(clock.now())
  return {
    look: {
      account: settings.account,
      begunAt,
      endedAt,
      isShown: shown !== undefined,
      isPaymentRead,
    },
    shown,
    observation,
  }
}

async function readIfShown(
  connection: Connection,
  { refund, options }: { refund: RefundRef; options: ReadOptions },
): Promise<Refund | undefined> {
  try {
    return (await getRefund(connection, refund, options)).refund
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return undefined
    throw error
  }
}
