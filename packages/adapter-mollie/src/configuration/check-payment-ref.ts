import { type Account, type Issue, isSameAccount } from '@paystate/core'
import { z } from 'zod'
import { currencyIssues } from '../money/currencies.ts'
import { isId } from '../wire/ids.ts'

const account = z.looseObject({
  provider: z.string(),
  mode: z.enum(['live', 'test']),
  id: z.string(),
  credential: z.string(),
})

const paymentRef = z.looseObject({ account, id: z.unknown().optional() })
const refundRef = z.looseObject({
  payment: z.unknown().optional(),
  id: z.unknown().optional(),
})

/**
 * The issues of a payment reference: it must be a payment of this account, and a write needs
 * a well-formed id. Core checks whether it is a reference at all.
 */
export function paymentRefIssues(
  payment: unknown,
  { account: own, path }: { readonly account: Account; readonly path: string },
): readonly Issue[] {
  const { data } = paymentRef.safeParse(payment)
  if (!data) return []
  const issues: Issue[] = []
  if (!isSameAccount(data.account, own)) {
    issues.push({ path: `${path}.account`, message: 'is not the configured account' })
  }
  if (data.id === undefined) {
    issues.push({ path: `${path}.id`, message: 'is required here: findPayment finds it' })
  }
  return [...issues, ...idIssues(data.id, { of: 'payment', path })]
}

/** The same for a refund: a write needs both its payment's id and its own. */
export function refundRefIssues(
  refund: unknown,
  { account: own, path }: { readonly account: Account; readonly path: string },
): readonly Issue[] {
  const { data } = refundRef.safeParse(refund)
  if (!data) return []
  const issues = [...paymentRefIssues(data.payment, { account: own, path: `${path}.payment` })]
  if (data.id === undefined) {
    issues.push({ path: `${path}.id`, message: 'is required here: findRefund finds it' })
  }
  return [...issues, ...idIssues(data.id, { of: 'refund', path })]
}

/** The client puts ids into URLs unescaped: only well-formed ids reach it. */
export function idIssues(
  id: unknown,
  { of, path }: { readonly of: 'payment' | 'refund'; readonly path: string },
): readonly Issue[] {
  if (id === undefined || isId(id, of)) return []
  const prefix = of === 'payment' ? 'tr_' : 're_'
  const message = `must be ${prefix}, followed by letters and digits`
  return [{ path: `${path}.id`, message }]
}

interface MoneyInput {
  readonly payment: unknown
  readonly amount: unknown
}

/** The issues of a capture or refund, by Mollie's rules. */
export function moneyIssues(input: MoneyInput | undefined, own: Account): readonly Issue[] {
  // An untyped caller may have passed nothing at all.
  return [
    ...paymentRefIssues(input?.payment, { account: own, path: 'payment' }),
    ...currencyIssues(input?.amount, 'paid'),
  ]
}
