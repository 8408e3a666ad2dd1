import {
  type Observation,
  PaymentError,
  type ReadOptions,
  type RefundReading,
  type RefundRef,
} from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { mismatchError } from '../http/mismatch.ts'
import { mismatchInPart } from '../http/mismatch-in-part.ts'
import { provenanceOf } from '../http/provenance.ts'
import { read } from '../http/read.ts'
import { refuseIssues } from '../payments/check-payment-ref.ts'
import { refundReply } from '../wire/refund.ts'
import { refundRefIssues } from './check-refund-ref.ts'
import { findRefund } from './find-refund.ts'
import { readRefund } from './read-refund.ts'

/**
 * Reads a refund; by our reference alone it is looked for among the refunds of its payment.
 *
 * The provider does not show a refund that was canceled: `not_found` alone says neither that nor anything
 * else.
 *
 * @throws {PaymentError} `not_found`, `mismatch`, and whatever a read can meet.
 */
export async function getRefund(
  connection: Connection,
  refund: RefundRef,
  options: ReadOptions = {},
): Promise<RefundReading> {
  if (refund?.id === undefined && refund?.reference !== undefined) {
    return getByReference(connection, { ...refund, reference: refund.reference }, options)
  }
  const { account, scope } = connection.settings
  const issues = refundRefIssues(refund, { account, path: 'refund' })
  refuseIssues(issues, { account, operation: 'get_refund', what: 'Invalid refund reference.' })
  const { reply, answer } = await read(connection, {
    operation: 'get_refund',
    path: `/payments/${refund.payment.id}/refunds/${refund.id}`,
    ...(scope.testmode && { query: { testmode: true } }),
    subject: refund.reference ?? refund.id,
    schema: refundReply,
    signal: options.signal,
  })
  const { payment, reference, id } = refund
  const what =
    reply.id === id
      ? mismatchInPart(reply, { account, paymentId: payment.id, reference })
      : 'The response is about another refund.'
  if (what !== undefined) {
    throw mismatchError({
      what,
      account,
      operation: 'get_refund',
      reference: reference ?? reply.id,
    })
  }
  const found = readRefund(reply)
  const observation: Observation = {
    ...provenanceOf(answer, { account, via: 'read' }),
    ...(reply.paymentId !== undefined && { paymentId: reply.paymentId }),
    refunds: [found],
  }
  return { refund: found, observation }
}

async function getByReference(
  connection: Connection,
  refund: RefundRef & { readonly reference: string },
  options: ReadOptions,
): Promise<RefundReading> {
  const found = await findRefund(connection, refund, options)
  if (found.kind === 'found') return { refund: found.refund, observation: found.observation }
  if (found.kind === 'inconclusive') throw found.error
  throw new PaymentError('not_found', {
    what: 'No refund of the payment carries the reference.',
    provider: connection.settings.account.provider,
    operation: 'get_refund',
    reference: refund.reference,
  })
}
