import { nearest } from '@paystate/core/adapter'

/** Names that may be shown as they came: nothing else is near a configured one. */
const PLAIN = /^[\w.-]{1,60}$/

/** Whether a name is probably a configured one with a mistake, or with something more at its end or beginning. */
export function isNear(name: string, configured: string): boolean {
  if (!PLAIN.test(name)) return false
  const [one, other] = [bare(name), bare(configured)]
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length < 3) return one === other
  return long.startsWith(short) || long.endsWith(short) || nearest(one, [other]) !== undefined
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
