import type { Issue } from '@paystate/core'
import { IN_OUR_WORDS, schemaIssues } from '@paystate/core/adapter'
import { z } from 'zod'

const functionOption = z
  .custom((value) => typeof value === 'function', 'must be a function')
  .optional()

const MOST_OF_PREFIX = 25 // a reference has 64 characters at most

/** The kinds of the options; what is inside them is checked by those who read it. */
const shapes = z.looseObject({
  database: z.custom(
    (value) => value !== undefined && value !== null,
    'is missing: give a postgres:// URL, a directory, a Pool of pg or a PGlite',
  ),
  providers: z.record(z.string(), z.unknown(), {
    error: ({ input }) =>
      input === undefined
        ? `is missing: ${A_PROVIDER}`
        : `must be an object of configurations by name: ${A_PROVIDER}`,
  }),
  webhookUrl: z.string({ error: 'must be a URL' }).optional(),
  referencePrefix: z
    .string()
    .regex(/^\w*$/, 'must have only A-Z, a-z, 0-9 and _')
    .max(MOST_OF_PREFIX, `must have at most ${MOST_OF_PREFIX} characters`)
    .optional(),
  deployment: z.string().min(1, 'must not be empty').optional(),
  route: functionOption,
  settings: z.record(z.string(), z.unknown()).optional(),
  now: functionOption,
  ids: functionOption,
  onProblem: functionOption,
})

const A_PROVIDER = "such as { mollie: { provider: 'mollie', apiKey } }"

/** What plain JavaScript, or an environment variable that is not set, may pass. */
export function shapeIssues(options: unknown): readonly Issue[] {
  const read = shapes.safeParse(options, IN_OUR_WORDS)
  if (read.success) return []
  return schemaIssues(read.error.issues).map(({ path, message }) => ({
    path: path === '' ? 'options' : `options.${path}`,
    message,
  }))
}
