import type { Account, Fault } from '@paystate/core'
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
  id: z.unknown().optional(),
})

/**
 * What is wrong with the handle of a payment here: operations on a payment need its id, in the form of an
 * id, and the payment must be one of this provider's, in this mode.
 */
export function paymentRefFaults(
  payment: unknown,
  { account, path }: { account: Account; path: string },
): readonly Fault[] {
  const { data } = handle.safeParse(payment)
  if (!data) return [{ path, message: 'must be the handle of a payment' }]
  const faults: Fault[] = []
  if (!isSameWorld(data.account, account)) {
    faults.push({ path: `${path}.account`, message: 'is of another provider or mode' })
  }
  if (data.id === undefined) {
    faults.push({ path: `${path}.id`, message: 'is needed here: findPayment tells it' })
  } else if (!isId(data.id, 'payment')) {
    faults.push({ path: `${path}.id`, message: 'must be tr_, followed by letters and digits' })
  }
  return faults
}
