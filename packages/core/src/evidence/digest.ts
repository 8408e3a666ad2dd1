/**
 * A short digest of a text, to see whether two pieces of evidence have the same content without keeping both.
 *
 * 106 bits, not cryptographic: anybody who can choose the texts can make two of them agree. What is
 * compared here comes from the provider over an authenticated connection or under its signature.
 */
export function digestOf(text: string): string {
  return hash(text, 0x9e3779b9) + hash(text, 0x85ebca6b)
}

function hash(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return ((low >>> 0) * 0x200000 + (high >>> 11)).toString(36)
}
