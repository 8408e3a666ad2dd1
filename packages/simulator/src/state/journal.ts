import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Something that changed the state, in the order in which it came. */
export type JournalEntry = z.infer<typeof ENTRY>

const TIMES = {
  /** The simulator's clock, and the machine's. */
  at: z.number(),
  machineAt: z.number(),
}

const WEBHOOK_FAULT = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['lost', 'lose_first', 'reordered', 'forged', 'old_key']) }),
  z.strictObject({ kind: z.literal('repeated'), copies: z.number() }),
  z.strictObject({ kind: z.literal('late'), by: z.number() }),
])

const ENTRY = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('request'),
    ...TIMES,
    provider: z.string(),
    method: z.string(),
    url: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string(),
  }),
  z.strictObject({
    kind: z.literal('action'),
    ...TIMES,
    provider: z.string(),
    payment: z.string(),
    action: z.string(),
    minorUnits: z.number().optional(),
  }),
  /** A webhook was sent by hand. */
  z.strictObject({
    kind: z.literal('webhook'),
    ...TIMES,
    provider: z.string(),
    payment: z.string(),
    sent: z.enum(['again', 'forged']),
    sequence: z.number().optional(),
    body: z.string().optional(),
  }),
  /** A fault of webhooks was planned; without one all were dropped. */
  z.strictObject({
    kind: z.literal('webhook_fault'),
    ...TIMES,
    provider: z.string(),
    planned: z
      .strictObject({
        fault: WEBHOOK_FAULT,
        options: z.strictObject({ times: z.number().optional(), payment: z.string().optional() }),
      })
      .optional(),
  }),
  /** An answer was planned; without one all such plans were dropped. */
  z.strictObject({
    kind: z.literal('answer'),
    ...TIMES,
    provider: z.string(),
    planned: z
      .strictObject({
        call: z.string(),
        answer: z.strictObject({
          resultCode: z.string(),
          resultStatus: z.enum(['S', 'F', 'U']).optional(),
          resultMessage: z.string().optional(),
          effect: z.enum(['none', 'applied', 'failed']).optional(),
          ageMs: z.number().optional(),
        }),
        options: z.strictObject({ times: z.number().optional(), payment: z.string().optional() }),
      })
      .optional(),
  }),
  /** A person moved the clock on. */
  z.strictObject({ kind: z.literal('time'), ...TIMES }),
  /** How an attempt to deliver a webhook went; null: there was no answer. */
  z.strictObject({
    kind: z.literal('delivery'),
    ...TIMES,
    message: z.string(),
    status: z.number().nullable(),
    body: z.string(),
  }),
])

const HEAD = z.strictObject({ journal: z.literal(1), seed: z.number(), startAt: z.number() })

/** The state of an earlier run cannot be used; the message says why. */
export class StateError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StateError'
  }
}

export interface Journal {
  readonly startAt: number
  /** What an earlier run wrote. */
  readonly earlier: readonly JournalEntry[]
  append(entry: JournalEntry): void
}

/**
 * Opens the journal in a directory, or begins one. A simulator is decided by its seed and by what
 * it is asked: repeating that brings its state back.
 */
export function openJournal(
  directory: string,
  { seed, startAt }: { seed: number; startAt: number },
): Journal {
  const file = join(directory, 'journal.jsonl')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) {
    const head = { journal: 1, seed, startAt }
    writeFileSync(file, `${JSON.stringify(head)}\n`, { mode: 0o600 })
  }
  const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n')
  const head = readLine(HEAD, first, `${file} is not the journal of a simulator`)
  if (head.seed !== seed) {
    throw new StateError(`${directory} was created with --seed ${head.seed}, not ${seed}`)
  }
  const unfinished = lines.pop() // nothing, or a line that a crash cut off
  if (unfinished) writeFileSync(file, [first, ...lines, ''].join('\n'))
  return {
    startAt: head.startAt,
    earlier: lines.map((line, index) =>
      readLine(ENTRY, line, `${file} is damaged in line ${index + 2}`),
    ),
    append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
  }
}

/** The seed of a state directory; undefined where there is none yet. */
export function seedOf(directory: string): number | undefined {
  const file = join(directory, 'journal.jsonl')
  if (!existsSync(file)) return undefined
  const [first = ''] = readFileSync(file, 'utf8').split('\n')
  return readLine(HEAD, first, `${file} is not the journal of a simulator`).seed
}

function readLine<Value>(schema: z.ZodType<Value>, line: string, message: string): Value {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    throw new StateError(message)
  }
}
