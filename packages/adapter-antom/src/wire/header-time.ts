import { epochOf } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'

/**
 * Reads the time header of a message, in epoch milliseconds: it comes as those or as ISO 8601, with whatever
 * offset. Undefined where it is no time.
 */
export function readHeaderTime(text: string | null): number | undefined {
  if (text === null) return undefined
  if (/^\d{10,15}$/.test(text)) return Number(text)
  const instant = readInstant(text)
  return instant === undefined ? undefined : epochOf(instant)
}
