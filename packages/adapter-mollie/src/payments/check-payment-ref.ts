import { type Account, type Issue, PaymentError } from '@paystate/core'
import { z } from 'zod'
import { isOtherAccount, otherAccount } from '../configuration/other-account.ts'
import { isId } from '../wire/ids.ts'

const handle = z.looseObject({
  account: z.looseObject({
    provider: z.string(),
    mode: z.enum(['live', 'test']),
    id: z.string(),
    credential: z.string(),
  }),
  reference: z.unknown().optional(),
  id: z.unknown().optional(),
})

interface Asked {
  readonly account: Account
  readonly path: string
  /** Whether our reference will not do. Default: true. */
  readonly needsId?: boolean
}

/**
 * What is wrong with the reference of a payment here: the payment must be one of this account, and a write
 * needs its id, in the form of an id; a read can do with our reference.
 */
export function paymentRefIssues(
  payment: unknown,
  { account, path, needsId = true }: Asked,
): readonly Issue[] {
  const { data } = handle.safeParse(payment)
  if (!data) return [{ path, message: 'must be the reference of a payment, with its account' }]
  const issues: Issue[] = []
  if (isOtherAccount(data.account, account)) {
    issues.push({ path: `${path}.account`, message: 'is another account than the configured one' })
  }
  const isNamed = typeof data.reference === 'string' && data.reference !== ''
  if (data.id === undefined) {
    if (isNamed && !needsId) return issues
    issues.push({ path: `${path}.id`, message: 'is needed here: findPayment tells it' })
  } else if (!isId(data.id, 'payment')) {
    issues.push({ path: `${path}.id`, message: 'must be tr_, followed by letters and digits' })
  }
  return issues
}

/** @throws {PaymentError} `account_differs`, where that is all that is wrong, else `invalid_request`. */
export function refuseIssues(
  issues: readonly Issue[],
  { account, operation, what }: { account: Account; operation: string; what: string },
): void {
  if (issues.length === 0) return
  if (issues.every(({ path }) => path.endsWith('.account'))) throw otherAccount(account, operation)
  throw new PaymentError('invalid_request', {
    what,
    provider: account.provider,
    operation,
    issues,
  })
}
