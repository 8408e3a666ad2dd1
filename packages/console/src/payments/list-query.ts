import { type Instant, PAYMENT_STATUSES, type PaymentStatus } from '@paystate/core'
import type { PaymentsFilter } from '@paystate/engine'
import { z } from 'zod'
import { startOfDay } from '../format/start-of-day.ts'

/** What a person asked the list for, as it was typed. What cannot be read counts as not asked for. */
export interface ListQuery {
  readonly search?: string | undefined
  readonly status?: PaymentStatus | undefined
  readonly standing?: (typeof STANDINGS)[number] | undefined
  readonly instance?: string | undefined
  readonly currency?: string | undefined
  /** The first and the last day, such as `2026-01-15`. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly unknown?: 'yes' | undefined
  /** Where the page begins. */
  readonly after?: string | undefined
}

export const STANDINGS = ['live', 'paid', 'ended'] as const

const text = z
  .string()
  .trim()
  .max(200)
  .transform((value) => (value === '' ? undefined : value))
  .optional()
  .catch(undefined)

const day = z.iso.date().optional().catch(undefined)

const schema = z.object({
  search: text,
  status: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  standing: z.enum(STANDINGS).optional().catch(undefined),
  instance: text,
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  from: day,
  to: day,
  unknown: z.literal('yes').optional().catch(undefined),
  after: text,
})

export function readListQuery(query: Readonly<Record<string, string>>): ListQuery {
  return schema.parse(query)
}

/** The query as the engine takes it; days are those of a time zone, both included. */
export function filterOf(query: ListQuery, timeZone: string): PaymentsFilter {
  const { search, status, standing, instance, currency, from, to, unknown } = query
  const created = {
    ...(from && { from: startOfDay(from, { timeZone }) }),
    ...(to && { to: endOfDay(to, timeZone) }),
  }
  return {
    text: search,
    status,
    standing,
    instance,
    currency,
    ...(unknown && { unknown: true }),
    ...((from || to) && { created }),
  }
}

function endOfDay(date: string, timeZone: string): Instant {
  return startOfDay(date, { timeZone, daysLater: 1 })
}
