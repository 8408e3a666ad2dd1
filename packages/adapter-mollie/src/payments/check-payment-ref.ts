import type { Account, Issue } from '@paystate/core'
import { isSameWorld } from '@paystate/core/adapter'
import { z } from 'zod'
import { isId } from '../references/ids.ts'

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
 * What is wrong with the handle of a payment here: the payment must be one of this provider's, in this mode,
 * and what is done with it needs its id, in the form of an id; a read can do with our reference.
 */
export function paymentRefIssues(
  payment: unknown,
  { account, path, needsId = true }: Asked,
): readonly Issue[] {
  const { data } = handle.safeParse(payment)
  if (!data) return [{ path, message: 'must be the handle of a payment' }]
  const issues: Issue[] = []
  if (!isSameWorld(data.account, account)) {
    issues.push({ path: `${path}.account`, message: 'is of another provider or mode' })
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
