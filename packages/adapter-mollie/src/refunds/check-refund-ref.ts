import type { Account, Issue } from '@paystate/core'
import { z } from 'zod'
import { paymentRefIssues } from '../payments/check-payment-ref.ts'
import { isId } from '../wire/ids.ts'

const handle = z.looseObject({ payment: z.unknown().optional(), id: z.unknown().optional() })

/** What is wrong with the reference of a refund here: it needs both its payment's id and its own. */
export function refundRefIssues(
  refund: unknown,
  { account, path }: { account: Account; path: string },
): readonly Issue[] {
  const { data } = handle.safeParse(refund)
  if (!data) return [{ path, message: 'must be the reference of a refund, with its payment' }]
  const issues = [...paymentRefIssues(data.payment, { account, path: `${path}.payment` })]
  if (data.id === undefined) {
    issues.push({ path: `${path}.id`, message: 'is needed here: findRefund tells it' })
  } else if (!isId(data.id, 'refund')) {
    issues.push({ path: `${path}.id`, message: 'must be re_, followed by letters and digits' })
  }
  return issues
}
