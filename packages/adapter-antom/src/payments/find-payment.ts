import {
  type FindOptions,
  type Found,
  isReported,
  isSameAccount,
  type LookupMiss,
  type PaymentReading,
  type PaymentSearch,
} from '@paystate/core'
import type { Context } from '../http/context.ts'
import { missOf } from '../http/inquire.ts'
import { isAnotherAmount, otherAmount } from '../http/mismatch.ts'
import type { CreatedRecord } from '../wire/reserved-metadata.ts'
import { inquirePayment } from './inquire-payment.ts'

export interface PaymentFindOptions extends FindOptions {
  readonly operation?: string
  /** What we sent, where this looks up a create. */
  readonly sent?: CreatedRecord | undefined
}

/** Looks up a payment by our reference. */
export async function findPayment(
  context: Context,
  { reference, amount }: PaymentSearch,
  options: PaymentFindOptions,
): Promise<Found<PaymentReading>> {
  const { known, sent, operation = 'find_payment' } = options
  const inquired = await inquirePayment(context, { reference }, { operation, known, sent })
  switch (inquired.kind) {
    case 'failed':
      return { kind: 'inconclusive', error: inquired.error }
    case 'not_seen': {
      const positiveControl = await controlOf(context, { ...options, operation })
      return missOf(context, { ...inquired, reference, positiveControl })
    }
    case 'seen':
      return isOfAmount(inquired.reading, amount)
        ? { kind: 'found', ...inquired.reading }
        : { kind: 'inconclusive', error: otherAmount({ operation, reference }) }
  }
}

/** An amount that was not reported is not another amount. */
function isOfAmount(
  { payment: { currency, amounts } }: PaymentReading,
  amount: PaymentSearch['amount'],
): boolean {
  if (currency === undefined || !isReported(amounts.amount)) return true
  return !isAnotherAmount(amount, { currency, minorUnits: amounts.amount })
}

/** Seeing a payment that is known to exist shows that this account sees our payments. */
async function controlOf(
  context: Context,
  { positiveControl, operation }: FindOptions & { readonly operation: string },
): Promise<LookupMiss['positiveControl']> {
  const { account } = context.settings
  if (!positiveControl || !isSameAccount(positiveControl.account, account)) return 'not_seen'
  const inquired = await inquirePayment(context, positiveControl, { operation })
  return inquired.kind === 'seen' ? 'seen' : 'not_seen'
}
