import { z } from 'zod'

/** Takes a field where it is as documented; null and anything strange read as not told. */
export function lenient<Output>(schema: z.ZodType<Output>) {
  return schema
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined)
}

/** A list whose items are read one by one, so that a strange one does not hide the others. */
export const lenientList = lenient(z.array(z.unknown()))
