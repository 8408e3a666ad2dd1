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

/** Names are opaque on reading, but none is longer than this. */
const LONGEST_NAME = 64

/** What is wrong with a payment reference here. */
export function paymentRefIssues(
  payment: unknown,
  { account, needsId }: { readonly account: Account; readonly needsId: boolean },
): readonly Issue[] {
  const { data } = paymentRef.safeParse(payment)
  if (!data) return []
  const issues: Issue[] = []
  if (!isSameAccount(account, data.account)) {
    issues.push({ path: 'payment.account', message: 'is of another account' })
  }
  if (needsId && data.id === undefined) {
    issues.push({ path: 'payment.id', message: 'is needed here: findPayment finds it' })
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

/** The same for what takes or returns money of a payment: Antom goes by its own id only. */
export function moneyIssues(input: MoneyInput | undefined, account: Account): readonly Issue[] {
  // A caller without types may have handed in nothing at all.
  const amount = checkMoney(input?.amount)
  return [
    ...paymentRefIssues(input?.payment, { account, needsId: true }),
    ...(amount.ok ? checkAmount(amount.money) : []),
  ]
}
