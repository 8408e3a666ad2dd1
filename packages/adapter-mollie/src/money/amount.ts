import { isRecord } from '@paystate/adapter-kit'
import { formatDecimal, type Money, parseDecimal, type Reported } from '@paystate/core'
import { z } from 'zod'

/** How amounts are written on the wire: text with exactly the decimals of the currency. */
export interface WireAmount {
  readonly currency: string
  readonly value: string
}

export const amountReply = z.object({ currency: z.string(), value: z.string() })

/** Marks a stated but invalid amount: no currency has this name. */
const UNREADABLE: WireAmount = { currency: '', value: '' }

/** A total in a response. Absent means that there is none; an unreadable one is present. */
export const statedAmount = z.transform((value: unknown): WireAmount | undefined =>
  value === undefined || value === null ? undefined : (amountIn(value) ?? UNREADABLE),
)

/** The same as the schema, which every response is read with several times. */
function amountIn(value: unknown): WireAmount | undefined {
  if (!isRecord(value)) return undefined
  const { currency, value: decimal } = value
  const isAmount = typeof currency === 'string' && typeof decimal === 'string'
  return isAmount ? { currency, value: decimal } : undefined
}

/** Writes an amount without passing through a float. */
export function toMollie(amount: Money): WireAmount {
  return { currency: amount.currency, value: formatDecimal(amount) }
}

/** Reads an amount; undefined where it cannot be counted, which is never zero. */
export function fromMollie(reply: WireAmount | undefined): Money | undefined {
  if (reply === undefined) return undefined
  try {
    return parseDecimal(reply.currency, reply.value)
  } catch {
    return undefined
  }
}

/** Reads minor units of one currency; an amount in another currency is not reported. */
export function readMinorUnits(
  reply: WireAmount | undefined,
  currency: string | undefined,
): Reported<number> {
  const money = fromMollie(reply)
  return money !== undefined && money.currency === currency ? money.minorUnits : 'not_reported'
}
