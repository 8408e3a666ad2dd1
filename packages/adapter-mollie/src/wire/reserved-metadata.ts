import { z } from 'zod'
import { lenient } from './lenient.ts'

/** The one metadata key that is ours; the application's own keys stand beside it. */
export const RESERVED_KEY = 'paystate'

/** What a payer can be shown. */
export const SHOWN_ACTIONS = ['redirect', 'qr_code', 'app_link', 'transfer'] as const

/** What the provider keeps of metadata, in bytes of JSON. */
export const METADATA_LIMIT = 1024

export interface OurNames {
  readonly reference: string
  readonly orderReference?: string | undefined
  /** What the payer is shown, where that is not the checkout page: a read has to ask for some of it. */
  readonly nextAction?: (typeof SHOWN_ACTIONS)[number] | undefined
}

const reserved = z.object({
  [RESERVED_KEY]: z.object({
    reference: z.string(),
    orderReference: z.string().optional(),
    nextAction: lenient(z.enum(SHOWN_ACTIONS)),
  }),
})

/** Our names of a new payment; the checkout page is the default and goes without saying. */
export function ourNames(
  { reference, orderReference = reference }: Omit<OurNames, 'nextAction'>,
  nextAction: OurNames['nextAction'],
): OurNames {
  const isPage = nextAction === undefined || nextAction === 'redirect'
  return { reference, orderReference, ...(!isPage && { nextAction }) }
}

/** Puts our names beside the application's metadata. */
export function withOurNames(
  names: OurNames,
  metadata: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { ...metadata, [RESERVED_KEY]: names }
}

/** Reads our names back; undefined on an object that others made, or whose metadata was overwritten. */
export function ourNamesIn(metadata: unknown): OurNames | undefined {
  const result = reserved.safeParse(metadata)
  return result.success ? result.data[RESERVED_KEY] : undefined
}
