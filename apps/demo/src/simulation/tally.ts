import type { Truth } from './simulation.ts'

/** How much a provider really has, in words. */
export function tally({ payments, refunds }: Pick<Truth, 'payments' | 'refunds'>): string {
  return `${count(payments, 'payment')}, ${count(refunds, 'refund')}`
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}
