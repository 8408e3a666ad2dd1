import type { Payments } from '../payments/payments.ts'
import type { DatabaseOption } from '../store/database/database-option.ts'

/** What a command prints: data for programs, lines for a person. */
export interface Report {
  readonly data: unknown
  readonly lines: readonly string[]
  /** `attention`: something is wrong that was asked for, and the exit code says so. */
  readonly state?: 'attention'
}

/** What was typed after the command's name. */
export interface Typed {
  readonly positionals: readonly string[]
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
}

/** One thing that `paystate` can do. */
export interface Command {
  /** As it is typed, with its positionals, such as `show <payment or order>`. */
  readonly usage: string
  readonly text: string
  /** The flags that it takes besides those that all take. */
  readonly flags: readonly Flag[]
  /** How many positionals it needs. */
  readonly needs: number
  readonly run: (typed: Typed, engine: Engine) => Promise<Report>
}

/** Opens what a command works on; it is closed afterwards. */
export interface Engine {
  readonly payments: () => Promise<Payments>
  readonly database: () => Promise<DatabaseOption>
}

/** A flag of one or more commands. */
export type Flag = keyof typeof FLAGS

/** Every flag that some command takes; the help text is made from it. */
export const FLAGS = {
  unknown: { type: 'boolean', text: 'Only payments about which something is unknown.' },
  status: { type: 'string', text: 'Only payments of this status.' },
  order: { type: 'string', text: 'Only of this order.' },
  instance: { type: 'string', text: 'Only of this configured provider.' },
  currency: { type: 'string', text: 'Only in this currency.' },
  text: { type: 'string', text: 'An id or a reference, or the beginning of one.' },
  limit: { type: 'string', text: 'At most so many.' },
  after: { type: 'string', text: 'The `next` of the page before.' },
  open: { type: 'boolean', text: 'Only open anomalies.' },
  kind: { type: 'string', text: 'Only anomalies of this kind.' },
  who: { type: 'string', text: 'Who decides.' },
  why: { type: 'string', text: 'Why, in words.' },
  happened: { type: 'string', text: '`no` (the default) or `yes`.' },
  'provider-id': { type: 'string', text: "The provider's id of what happened." },
  next: {
    type: 'string',
    text: '`never` (the default) or `new_reference`: how it may be sent again.',
  },
  since: {
    type: 'string',
    text: 'From when on: for `restored`, the time of the backup or an earlier one. Such as 2026-01-15T12:00:00Z.',
  },
  compare: { type: 'boolean', text: 'Compares, and changes nothing.' },
} as const satisfies Record<string, { readonly type: 'boolean' | 'string'; readonly text: string }>

/** What is wrong with what was typed; its message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The text of a flag, where it was given. */
export function textOf({ flags }: Typed, flag: Flag): string | undefined {
  const value = flags[flag]
  return typeof value === 'string' ? value : undefined
}

/** The text of a flag that must be given. */
export function needText(typed: Typed, flag: Flag): string {
  const text = textOf(typed, flag)
  if (text !== undefined && text.trim() !== '') return text
  throw new UsageError(`--${flag} is missing: ${FLAGS[flag].text}`)
}

/** One of the words that a flag can be. */
export function wordOf<Word extends string>(
  typed: Typed,
  { flag, words }: { readonly flag: Flag; readonly words: readonly Word[] },
): Word | undefined {
  const text = textOf(typed, flag)
  if (text === undefined) return undefined
  const word = words.find((one) => one === text)
  if (word !== undefined) return word
  throw new UsageError(`--${flag} must be one of ${words.join(', ')}, not "${text}".`)
}

/** A whole number of a flag. */
export function numberOf(typed: Typed, flag: Flag): number | undefined {
  const text = textOf(typed, flag)
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UsageError(`--${flag} must be a whole number, not "${text}".`)
}

/** A positional that the command needs. */
export function positional({ positionals }: Typed, place: number): string {
  return positionals[place] ?? ''
}
