import { isRecord } from '@paystate/adapter-kit'

/** Our one metadata key, next to the application's own keys. */
export const RESERVED_KEY = 'paystate'

/** What a payer can be shown. */
export const SHOWN_ACTIONS = ['redirect', 'qr_code', 'app_link', 'transfer'] as const

/** The most metadata that the provider stores, in bytes of JSON. */
export const METADATA_LIMIT = 1024

export interface OurNames {
  readonly reference: string
  readonly orderReference?: string | undefined
  /** What the payer is shown, where that is not the checkout page: a read must request some of it. */
  readonly nextAction?: (typeof SHOWN_ACTIONS)[number] | undefined
}

/** Our metadata of a new payment; the checkout page is the default and omitted. */
export function ourNames(
  { reference, orderReference = reference }: Omit<OurNames, 'nextAction'>,
  nextAction: OurNames['nextAction'],
): OurNames {
  const isPage = nextAction === undefined || nextAction === 'redirect'
  return { reference, orderReference, ...(!isPage && { nextAction }) }
}

/** Adds our metadata to the application's. */
export function withOurNames(
  names: OurNames,
  metadata: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { ...metadata, [RESERVED_KEY]: names }
}

/** Reads our metadata; undefined on an object that others made, or whose metadata was overwritten. */
export function ourNamesIn(metadata: unknown): OurNames | undefined {
  const names = isRecord(metadata) ? metadata[RESERVED_KEY] : undefined
  if (!isRecord(names)) return undefined
  const { reference, orderReference, nextAction } = names
  if (typeof reference !== 'string') return undefined
  if (orderReference !== undefined && typeof orderReference !== 'string') return undefined
  const shown = SHOWN_ACTIONS.find((action) => action === nextAction)
  return {
    reference,
    ...(orderReference !== undefined && { orderReference }),
    ...(shown && { nextAction: shown }),
  }
}
