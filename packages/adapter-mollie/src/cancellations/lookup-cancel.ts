import {
  type FindOptions,
  instantOf,
  type Lookup,
  PaymentError,
  type Unknown,
} from '@paystate/core'
import { proveRejectedByRead } from '@paystate/core/adapter'
import type { Connection } from '../http/connection.ts'
import { decided, inconclusive } from '../http/lookup-answers.ts'
import { getPayment } from '../payments/get-payment.ts'
import { alreadyPaid } from './already-paid.ts'
import { settleCancel } from './settled-cancel.ts'

/** Reads what became of a cancel that is unknown: the payment itself tells. */
export async function lookupCancel(
  connection: Connection,
  outcome: Unknown<'cancel_payment'>,
  options: FindOptions,
): Promise<Lookup<'cancel_payment'>> {
  const { account } = connection.settings
  const { prepared, operation, previousAttempts } = outcome
  if (!prepared) {
    return inconclusive(outcome, { account, code: 'undecided', what: 'It was never prepared.' })
  }
  const readBegunAt = instantOf(connection.clock.now())
  const reading = await getPayment(connection, prepared.target, options)
  const settled = settleCancel(reading, { reference: operation.reference, previousAttempts })
  switch (settled.kind) {
    case 'done':
      return decided(outcome, settled)
    case 'open':
      return inconclusive(outcome, { account, code: 'undecided', what: STILL_OPEN })
    case 'paid': {
      const { lastEndedAt } = previousAttempts
      const proof = proveRejectedByRead({ code: settled.code, lastEndedAt, readBegunAt })
      if (!proof) return inconclusive(outcome, { account, code: 'undecided', what: STILL_OPEN })
      const { error: code, what, advice, next } = alreadyPaid()
      const error = new PaymentError(code, {
        what,
        ...(advice !== undefined && { advice }),
        provider: account.provider,
        operation: operation.kind,
        reference: operation.reference,
      })
      return { kind: 'decided', outcome: { kind: 'not_applied', operation, proof, error, next } }
    }
  }
}

const STILL_OPEN = 'The payment is not canceled so far.'
