import { type Account, checkMoney, type Issue, isSameAccount } from '@paystate/core'
import { z } from 'zod'
import { checkAmount } from '../money/amount.ts'

const paymentRef = z.looseObject({
  account: z.looseObject({
    provider: z.string(),
    mode: z.enum(['live', 'test']),
    id: z.string(),
    credential: z.string(),
  }),
  reference: z.unknown().optional(),
  id: z.unknown().optional(),
})

/** Ids are opaque when read, but none is longer than this. */
const LONGEST_NAME = 64

/** The issues of a payment reference. */
export function paymentRefIssues(
  payment: unknown,
  { account, needsId }: { readonly account: Account; readonly needsId: boolean },
): readonly Issue[] {
  const { data } = paymentRef.safeParse(payment)
  if (!data) return []
  const issues: Issue[] = []
  if (!isSameAccount(account, data.account)) {
    issues.push({ path: 'payment.account', message: 'belongs to another account' })
  }
  if (needsId && data.id === undefined) {
    issues.push({ path: 'payment.id', message: 'is required here: findPayment finds it' })
  }
  for (const name of ['id', 'reference'] as const) {
    const text = data[name]
    if (typeof text === 'string' && text.length > LONGEST_NAME) {
      issues.push({ path: `payment.${name}`, message: 'must have at most 64 characters' })
    }
  }
  return issues
}

interface MoneyInput {
  readonly payment: unknown
  readonly amount: unknown
}

/** The same for captures and refunds: Antom accepts only its own id. */
export function moneyIssues(input: MoneyInput | undefined, account: Account): readonly Issue[] {
  // An untyped caller may have passed nothing at all.
  const amount = checkMoney(input?.amount)
  return [
    ...paymentRefIssues(input?.payment, { account, needsId: true }),
    ...(amount.ok ? checkAmount(amount.money) : []),
  ]
}
