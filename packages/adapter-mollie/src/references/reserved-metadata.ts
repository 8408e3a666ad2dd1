import { z } from 'zod'

/** The one metadata key that is ours; the application's own keys stand beside it. */
export const RESERVED_KEY = 'paystate'

/** What the provider keeps of metadata, in bytes of JSON. */
export const METADATA_LIMIT = 1024

export interface OurNames {
  readonly reference: string
  readonly orderReference?: string | undefined
}

const reserved = z.object({
  [RESERVED_KEY]: z.object({ reference: z.string(), orderReference: z.string().optional() }),
})

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
