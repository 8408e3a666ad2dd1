import { findOperationsByReference } from '../store/operations/find-operations.ts'
import type { Store } from '../store/store.ts'
import { noteForgotten } from './note-forgotten.ts'

/** A refund or a capture, with its reference. */
export interface NamedPart {
  readonly subject: 'refund' | 'capture'
  readonly reference?: string | undefined
}

/** Notes those parts that only we can have asked for, and that this database knows nothing of. */
export async function noteForgottenParts(
  services: {
    readonly store: Store
    readonly references: { readonly prefix: string }
    wake(): void
  },
  { instance, parts }: { readonly instance: string; readonly parts: readonly NamedPart[] },
): Promise<void> {
  const { store, references } = services
  const ours = parts.flatMap(({ subject, reference }) =>
    reference?.startsWith(references.prefix) ? [{ subject, reference }] : [],
  )
  const asked = ours.map(({ reference }) => reference)
  const found = await findOperationsByReference(store, { instance, references: asked })
  const known = new Set(found.map(({ reference }) => reference))
  for (const { subject, reference } of ours) {
    if (!known.has(reference)) await noteForgotten(services, { instance, reference, subject })
  }
}

/** The parts that a webhook or a listing names. */
export function partsOfHint(hint: {
  readonly refundReference?: string | undefined
  readonly captureReference?: string | undefined
}): readonly NamedPart[] {
  return [
    { subject: 'refund', reference: hint.refundReference },
    { subject: 'capture', reference: hint.captureReference },
  ]
}
