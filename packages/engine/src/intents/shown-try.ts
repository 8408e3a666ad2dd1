import type { ReferenceNames } from '../engine/reference-names.ts'
import { EngineError } from '../errors/engine-error.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { hasEffect, type Part } from '../journal/shown-part.ts'
import type { OperationKind } from '../store/operations/operation-kind.ts'

interface Asked {
  readonly kind: OperationKind
  readonly id: string
  readonly amount: number | null
  readonly references: ReferenceNames
}

/** No operation that is asked for again has more. */
const MOST_TRIES = 5

/**
 * The try under whose reference the provider shows a refund or a capture that this database does not have: it
 * was restored from a backup, and what is asked for was done before. Its amount stands against nobody.
 *
 * @throws {EngineError} `conflict` when what was done had another amount.
 */
export function shownTry(
  { record }: PaymentCase,
  { kind, id, amount, references }: Asked,
): number | undefined {
  const parts = partsOf(record.payment, kind)
  for (let number = 1; number <= MOST_TRIES; number += 1) {
    const reference = references.of({ kind, id, try: number })
    const part = parts.find((one) => one.reference === reference && hasEffect(one))
    if (!part) continue
    if (part.amount === amount) return number
    const what = `This id already belongs to a ${kind} with another amount, which the provider shows.`
    throw new EngineError('conflict', { subject: id, what })
  }
  return undefined
}

type Shown = Part & { readonly amount: unknown }

function partsOf(
  { refunds, captures }: PaymentCase['record']['payment'],
  kind: OperationKind,
): readonly Shown[] {
  if (kind === 'refund') return refunds
  return kind === 'capture' ? captures : []
}
