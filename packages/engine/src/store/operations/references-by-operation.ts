/** The references of each operation, by its key. */
export function referencesByOperation(
  found: readonly { readonly operation: number; readonly reference: string }[],
): ReadonlyMap<number, readonly string[]> {
  const references = new Map<number, string[]>()
  for (const { operation, reference } of found) {
    references.set(operation, [...(references.get(operation) ?? []), reference])
  }
  return references
}
