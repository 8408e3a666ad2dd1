import type { Issue } from '@paystate/core'
import { IN_OUR_WORDS, schemaIssues } from '@paystate/core/adapter'
import { z } from 'zod'
import { storable } from '../input/check-input.ts'
import { canBeCalled } from '../input/is-object.ts'

const functionOption = z
  .custom((value) => typeof value === 'function', 'must be a function')
  .optional()

const MOST_OF_PREFIX = 25 // a reference has 64 characters at most

/** It is stored with each payment, and the last part of the address of its webhooks. */
const instanceName = storable(z.string().min(1).max(100))

/** The kinds of the options; what is inside them is checked by those who read it. */
const shapes = z.looseObject({
  database: z.custom(
    (value) => value !== undefined && value !== null,
    'is missing: give a postgres:// URL, a directory, a Pool of pg or a PGlite',
  ),
  providers: z
    .record(z.string(), z.unknown(), {
      error: ({ input }) =>
        input === undefined
          ? `is missing: ${A_PROVIDER}`
          : `must be an object of configurations by name: ${A_PROVIDER}`,
    })
    .refine(
      (configs) => Object.keys(configs).every((name) => instanceName.safeParse(name).success),
      'must have names of 1 to 100 characters, without U+0000 and not cut inside a character',
    ),
  webhookUrl: z.string({ error: 'must be a URL' }).optional(),
  referencePrefix: z
    .string()
    .regex(/^\w+$/, 'must have only A-Z, a-z, 0-9 and _, and at least one of them')
    .max(MOST_OF_PREFIX, `must have at most ${MOST_OF_PREFIX} characters`)
    .optional(),
  deployment: z.string().min(1, 'must not be empty').optional(),
  route: functionOption,
  settings: z.record(z.string(), z.unknown()).optional(),
  witness: z
    .custom(isWitness, 'must be the path of a file, or an object with the functions read and write')
    .optional(),
  now: functionOption,
  ids: functionOption,
  onProblem: functionOption,
})

function isWitness(value: unknown): boolean {
  if (typeof value === 'string') return value !== ''
  return canBeCalled(value, 'read') && canBeCalled(value, 'write')
}

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
