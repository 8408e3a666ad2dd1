import type { Outcome, Payment } from '@paystate/core'
import type { ShownStatus, StatusOf, SubjectStatus } from '../../subject/subject-status.ts'

/** The status of a payment, or of its latest part of a kind; undefined where there is none. */
export function shownIn(payment: Payment, part: StatusOf): ShownStatus | undefined {
  switch (part) {
    case 'payment':
      return payment
    case 'capture':
      return payment.captures.at(-1)
    case 'refund':
      return payment.refunds.at(-1)
    case 'dispute':
      return payment.disputes.at(-1)
  }
}

/** The status that an outcome reports; undefined where nothing was applied. */
export function shownBy(outcome: Outcome): ShownStatus | undefined {
  if (outcome.kind !== 'applied') return undefined
  const { value } = outcome
  return 'status' in value ? value : undefined
}

/** The row in a few words. */
export function nameOf({ part, providerStatus, status }: SubjectStatus): string {
  return `the ${part} status ${providerStatus} (${status})`
}
