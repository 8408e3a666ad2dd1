import { type Observation, PaymentError, type RefundReading, type RefundRef } from '@paystate/core'
import { idIssues } from '../configuration/check-payment-ref.ts'
import { testmodeOf } from '../configuration/settings.ts'
import { mismatchInPart } from '../http/confirms-payment.ts'
import type { Context } from '../http/context.ts'
import { mismatchError } from '../http/mismatch.ts'
import { provenanceOf } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import { read } from '../http/read.ts'
import { refundReply } from '../wire/refund.ts'
import { findRefund } from './find-refund.ts'
import { readRefund } from './read-refund.ts'

const operation = 'get_refund'

/**
 * Reads a refund; with our reference alone it is looked up among the refunds of its payment.
 *
 * Mollie does not show a canceled refund: `not_found` alone does not prove that it was canceled.
 *
 * @throws {PaymentError} `not_found`, `mismatch`, and as any read.
 */
export async function getRefund(context: Context, refund: RefundRef): Promise<RefundReading> {
  const { payment, id, reference } = refund
  const { settings } = context
  const { account, scope } = settings
  if (id === undefined) return getByReference(context, refund)
  const paymentId = payment.id ?? (await context.readPayment(payment)).payment.id
  const issues = [
    ...idIssues(paymentId, { of: 'payment', path: 'refund.payment' }),
    ...idIssues(id, { of: 'refund', path: 'refund' }),
  ]
  if (issues.length > 0 || paymentId === undefined) {
    const what = 'Invalid refund reference.'
    throw new PaymentError('invalid_request', { what, provider: 'mollie', operation, issues })
  }
  const { reply, response } = await read(context, {
    operation,
    subject: reference ?? id,
    schema: refundReply,
    call: ({ paymentRefunds }) => paymentRefunds.get(id, { paymentId, ...testmodeOf(scope) }),
  })
  const what =
    reply.id === id
      ? mismatchInPart(reply, { paymentId, reference }, settings)
      : 'The response is about another refund.'
  if (what !== undefined) {
    throw mismatchError({ what, account, operation, reference: reference ?? id })
  }
  const found = readRefund(reply)
  const observation: Observation = {
    ...provenanceOf(response, settings, 'read'),
    ...(reply.paymentId !== undefined && { paymentId: reply.paymentId }),
    refunds: [found],
  }
  return { refund: found, observation: rememberResponse(observation, response) }
}

async function getByReference(context: Context, refund: RefundRef): Promise<RefundReading> {
  const { payment, reference = '' } = refund
  const found = await findRefund(context, { payment, reference })
  if (found.kind === 'found') return { refund: found.refund, observation: found.observation }
  if (found.kind === 'inconclusive') throw found.error
  throw new PaymentError('not_found', {
    what: 'No refund of the payment carries the reference.',
    provider: context.settings.account.provider,
    operation,
    reference,
  })
}
