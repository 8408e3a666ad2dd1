import {
  instantOf,
  isPaymentError,
  type Observation,
  PaymentError,
  type Refund,
  type RefundRef,
} from '@paystate/core'
import { checkRefundRef, issuesBelow } from '@paystate/core/adapter'
import { refundRefIssues } from '../configuration/check-payment-ref.ts'
import type { Context } from '../http/context.ts'
import { getRefund } from './get-refund.ts'
import type { RefundLookup } from './refund-not-found.ts'

export interface LookedUpRefund {
  readonly lookup: RefundLookup
  /** The refund, where it is shown. */
  readonly shown: Refund | undefined
  /** What the payment reported in the same pass. */
  readonly observation: Observation
}

/** Looks up a refund once, and its payment in the same pass. @throws {PaymentError} */
export async function lookUpRefund(context: Context, refund: RefundRef): Promise<LookedUpRefund> {
  const { clock, settings, providerTimeAt } = context
  const { account } = settings
  const shape = checkRefundRef(refund)
  const issues = shape.ok
    ? refundRefIssues(refund, { account, path: 'refund' })
    : issuesBelow('refund', shape.issues)
  if (issues.length > 0) throw invalid(context, issues)
  const { payment, id } = refund
  const begunAt = instantOf(clock.now())
  const begun = clock.monotonic()
  const answered = await readIfShown(context, refund)
  const { observation } = await context.readPayment(payment)
  const ended = clock.monotonic()
  const { refunds = [], completeLists = [] } = observation
  // Assumed: canceled_refund_unlisted.
  const shown = answered ?? refunds.find((one) => one.id === id)
  const begunBy = providerTimeAt(begun)
  const endedBy = providerTimeAt(ended)
  return {
    lookup: {
      account,
      begunAt,
      endedAt: instantOf(clock.now()),
      ...(begunBy && endedBy && { begunBy, endedBy }),
      isShown: shown !== undefined,
      isPaymentRead: completeLists.includes('refunds'),
    },
    shown,
    observation,
  }
}

async function readIfShown(context: Context, refund: RefundRef): Promise<Refund | undefined> {
  try {
    return (await getRefund(context, refund)).refund
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return undefined
    throw error
  }
}

function invalid({ settings }: Context, issues: ReturnType<typeof refundRefIssues>): PaymentError {
  return new PaymentError('invalid_request', {
    what: 'Invalid refund reference.',
    provider: settings.account.provider,
    operation: 'look_up_refund',
    issues,
  })
}
