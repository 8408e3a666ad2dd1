/** What is kept of the parts that may tell about a payer; of everything else, all is kept. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  failure: ['code', 'category', 'next'],
  method: ['type', 'brand', 'installments'],
}

/** Free text, and what only a payer may see. */
const DROPPED: ReadonlySet<string> = new Set(['masked', 'note'])

/**
 * A stored document without what it tells about a payer: where they are sent to pay, their masked number, the
 * provider's own words. Ids, references, amounts, statuses and times stay, so every reader reads it as before.
 */
export function withoutPayer(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withoutPayer)
  if (typeof document !== 'object' || document === null) return document
  const kept = Object.entries(document).flatMap(([name, value]) => {
    if (DROPPED.has(name)) return []
    if (name === 'nextAction') return [[name, typeof value === 'string' ? value : 'none'] as const]
    return [[name, withoutPayer(partOf(value, KEPT[name]))] as const]
  })
  return Object.fromEntries(kept)
}

function partOf(value: unknown, kept: readonly string[] | undefined): unknown {
  if (!kept || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => kept.includes(name)))
}
