import { IN_OUR_WORDS, schemaIssues } from '@paystate/core/adapter'
import { z } from 'zod'
import { isObject } from '../input/is-object.ts'

/**
 * A schema that is chosen by the fields that are given, so that the issues are those of the shape that was meant:
 * a union of shapes would name none.
 */
export function chosenBy<T>(
  choose: (has: (field: string) => boolean) => z.ZodType<T>,
): z.ZodType<T> {
  return z.unknown().transform((input, context): T => {
    const given = new Map(Object.entries(isObject(input) ? input : {}))
    const read = choose((field) => given.get(field) !== undefined).safeParse(input, IN_OUR_WORDS)
    if (read.success) return read.data
    for (const { path, message } of schemaIssues(read.error.issues)) {
      context.addIssue({ code: 'custom', path: path === '' ? [] : [path], message, input })
    }
    return z.NEVER
  })
}
