import { z } from 'zod'
import { inputIssues, isObject, READING } from '../input/input-issues.ts'

/**
 * A schema that is chosen by the fields that are given, so that the issues are those of the shape that was meant:
 * a union of shapes would name none.
 */
export function chosenBy<T>(
  choose: (has: (field: string) => boolean) => z.ZodType<T>,
): z.ZodType<T> {
  return z.unknown().transform((input, context): T => {
    const given = new Map(Object.entries(isObject(input) ? input : {}))
    const read = choose((field) => given.get(field) !== undefined).safeParse(input, READING)
    if (read.success) return read.data
    for (const { path, message } of inputIssues(read.error)) {
      context.addIssue({ code: 'custom', path: path === '' ? [] : [path], message, input })
    }
    return z.NEVER
  })
}
