import type { Operation } from '../operations/operation.ts'
import type { Truth } from './simulation.ts'

/** How much a provider really has, in words. */
export function tally({ payments, refunds }: Pick<Truth, 'payments' | 'refunds'>): string {
  return `${count(payments, 'payment')}, ${count(refunds, 'refund')}`
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/** Whether the provider has more than the shop requested: the one thing that must never happen. */
export function isDoubled(
  { payments, refunds }: Pick<Truth, 'payments' | 'refunds'>,
  { operations }: { readonly operations: readonly Pick<Operation, 'kind' | 'state'>[] },
): boolean {
  const requested = operations.filter(
    ({ kind, state }) => kind === 'refund' && state !== 'not_applied' && state !== 'withdrawn',
  )
  return payments > 1 || refunds > requested.length
}
