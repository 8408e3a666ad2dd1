/** Names that may be shown as they came: nothing else is near a configured one. */
const PLAIN = /^[\w.-]{1,60}$/

/**
 * Whether a name is probably a configured one with a mistake: in other letters, with something more at its end or
 * beginning, or with one or two letters wrong.
 */
export function isNear(name: string, configured: string): boolean {
  if (!PLAIN.test(name)) return false
  const [one, other] = [bare(name), bare(configured)]
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length < 3) return false
  if (long.startsWith(short) || long.endsWith(short)) return true
  return distance(one, other) <= Math.min(2, Math.floor(other.length / 3))
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

/** How many letters have to be added, removed or changed to turn one text into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1]
    for (const [place, its] of [...other].entries()) {
      const [left = 0, above = 0, diagonal = 0] = [next[place], row[place + 1], row[place]]
      next.push(Math.min(left + 1, above + 1, diagonal + (its === letter ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
