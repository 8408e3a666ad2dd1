/** The names of a part of a payment: the provider's, ours, or both. */
interface Named {
  readonly id?: string | undefined
  readonly reference?: string | undefined
}

/** The parts of a list, each once. */
export interface EachOnce<Part> {
  readonly parts: readonly Part[]
  /** No part was listed twice and differently: otherwise nobody knows which of the two is true. */
  readonly isConsistent: boolean
}

/**
 * Takes each part of a list once, by its names: one that is listed twice, as across two pages, moved its money once.
 * Where the two differ, the later one is taken. Parts without a name are all taken: nothing tells them apart.
 */
export function eachOnce<Part extends Named>(listed: readonly Part[]): EachOnce<Part> {
  const parts: Part[] = []
  let isConsistent = true
  for (const part of listed) {
    const place = parts.findIndex((known) => isSameByName(known, part))
    const known = parts[place]
    if (known === undefined) {
      parts.push(part)
    } else if (JSON.stringify(known) !== JSON.stringify(part)) {
      isConsistent = false
      parts[place] = part
    }
  }
  return { parts, isConsistent }
}

function isSameByName(one: Named, other: Named): boolean {
  if (one.id !== undefined && other.id !== undefined) return one.id === other.id
  return one.reference !== undefined && one.reference === other.reference
}
