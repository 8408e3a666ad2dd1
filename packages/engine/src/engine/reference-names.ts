import { createHash } from 'node:crypto'

/** Names operations at the providers. */
export interface ReferenceNames {
  /** The prefix of every reference of this deployment. */
  readonly prefix: string
  /** The reference of a try of an operation: the same in every process, and after a backup is restored. */
  of(operation: {
    readonly kind: string
    readonly id: string
    /** From 1. */
    readonly try: number
  }): string
}

/**
 * References are derived, never random: an operation that a restored database has forgotten meets its own
 * idempotency key at the provider instead of happening twice.
 */
export function createReferenceNames(given: {
  readonly prefix: string
  readonly deployment: string
}): ReferenceNames {
  const { deployment } = given
  const prefix = `${given.prefix}${digest(['deployment', deployment]).slice(0, 6)}_`
  return {
    prefix,
    of: ({ kind, id, try: number }) => prefix + digest([deployment, kind, id, number]).slice(0, 32),
  }
}

/** The id of an order's payment that the application did not name. */
export function derivedPaymentId({ order, attempt }: { order: string; attempt: number }): string {
  return `pay_${digest(['payment', order, attempt]).slice(0, 24)}`
}

function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
