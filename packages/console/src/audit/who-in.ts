import type { AuditEntry } from './audit.ts'

/** Who requested an operation, by the lines of the audit log: its id derives from the form that it was sent with. */
export function whoIn(
  entries: readonly AuditEntry[],
): (operation: { readonly id: string }) => string | undefined {
  const names = new Map(
    entries.filter(({ stage }) => stage === 'requested').map(({ id, who }) => [id, who]),
  )
  return ({ id }) => names.get(id)
}
