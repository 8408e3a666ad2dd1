import type { Issue } from '../errors/issue.ts'
import { isSameAccount, mayBeSameAccount } from '../payments/account.ts'
import type { PaymentRecord } from './payment-record.ts'

/** What one record says twice and must agree in: whose payment it is, and what its evidence shows. */
export function recordIssues(record: PaymentRecord): readonly Issue[] {
  const { intent, payment, evidence, checkpoints } = record
  const isEnded = (checkpoints.at(-1)?.after ?? 0) === evidence.length
  return [
    ...(isEnded ? [] : [{ path: 'checkpoints', message: 'must end with the evidence' }]),
    ...(isSameAccount(intent.account, payment.account)
      ? []
      : [{ path: 'payment.account', message: 'must be the account of the intent' }]),
    ...shownIssues(record),
    ...evidence.flatMap(({ account }, place) =>
      mayBeSameAccount(intent.account, account)
        ? []
        : [{ path: `evidence.${place}.account`, message: 'must be the account of the intent' }],
    ),
  ]
}

/** The payment is the view of the last state. */
function shownIssues({ intent, payment, checkpoints, base }: PaymentRecord): readonly Issue[] {
  const state = checkpoints.at(-1)?.state ?? base?.state
  const { reference = intent.reference } = state ?? {}
  const message = 'must be what the last state says'
  return [
    ...(reference === payment.reference
      ? []
      : [{ path: 'payment.reference', message: 'must be the reference of the intent' }]),
    ...(state === undefined || state.status === payment.status
      ? []
      : [{ path: 'payment.status', message }]),
    ...(state === undefined || state.currency === payment.currency
      ? []
      : [{ path: 'payment.currency', message }]),
    ...(state === undefined || state.id === payment.id ? [] : [{ path: 'payment.id', message }]),
  ]
}
