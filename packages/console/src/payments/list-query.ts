import { PAYMENT_STATUSES, type PaymentStatus } from '@paystate/core'
import { z } from 'zod'

/** What a person asked the list for. What cannot be read counts as not asked for. */
export interface ListQuery {
  readonly search?: string | undefined
  readonly status?: PaymentStatus | undefined
  readonly standing?: 'live' | 'paid' | 'ended' | undefined
  readonly instance?: string | undefined
  readonly unknown: boolean
  /** Where the page begins. */
  readonly after?: string | undefined
}

export const STANDINGS = ['live', 'paid', 'ended'] as const

const text = z
  .string()
  .trim()
  .max(300)
  .transform((value) => (value === '' ? undefined : value))
  .optional()
  .catch(undefined)

const schema = z.object({
  search: text,
  status: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  standing: z.enum(STANDINGS).optional().catch(undefined),
  instance: text,
  unknown: z
    .literal('yes')
    .transform(() => true)
    .catch(false),
  after: text,
})

export function readListQuery(query: Readonly<Record<string, string>>): ListQuery {
  return schema.parse(query)
}
