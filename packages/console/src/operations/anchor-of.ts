import type { OperationId } from '@paystate/engine'

/** Where on its page an operation is shown, as an id that is unique there. */
export function anchorOf({ kind, id }: OperationId): string {
  return `${kind}-${encodeURIComponent(id)}`
}
