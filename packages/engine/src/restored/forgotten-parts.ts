import { findOperationByReference } from '../store/operations/find-operations.ts'
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
  for (const { subject, reference } of parts) {
    if (reference === undefined || !reference.startsWith(references.prefix)) continue
    if (await findOperationByReference(store, { instance, reference })) continue
    await noteForgotten(services, { instance, reference, subject })
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
