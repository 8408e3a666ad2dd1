import { parseArgs } from 'node:util'
import { z } from 'zod'

/** What the command line can say; the help text is made from it. */
export const FLAGS = {
  port: { hint: '<port>', text: 'Port of both providers over http. Default 4510; 0: a free one.' },
  'https-port': { hint: '<port>', text: 'Opens an https port too, with a generated certificate.' },
  'control-port': { hint: '<port>', text: 'Port of the control page. Default 4511.' },
  host: { hint: '<address>', text: 'Address to listen on. Default 127.0.0.1.' },
  'base-url': {
    hint: '<url>',
    text: 'Where links and pages point. Default: the host of a request.',
  },
  state: { hint: '<directory>', text: 'Keeps payments and the certificate across restarts.' },
  speed: { hint: '<factor>', text: 'How much faster than real time. Default 1.' },
  seed: { hint: '<number>', text: 'Determines ids and random faults. Default 1.' },
  retention: { hint: '<count>', text: 'How many payments are kept. Default 10000.' },
  'refund-delay': { hint: '<seconds>', text: 'How long a Mollie refund is pending. Default 7200.' },
  'notify-url': {
    hint: '<url>',
    text: 'Where Antom sends notifications for which no request names a URL, including disputes.',
  },
  provider: { hint: '<name>', text: 'mollie or antom. Default: both.' },
} as const

/** A flag that cannot be understood; its message is for the person who typed it. */
export class FlagError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'FlagError'
  }
}

const PORT = 'a port is a whole number from 0 to 65535'
const port = z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT)
const numeral = (error: string) => z.coerce.number(error)

const COUNT = 'a count is a whole number above 0'

const SCHEMA: z.ZodType<Flags> = z.strictObject({
  port: port.default(4510),
  'https-port': port.optional(),
  'control-port': port.default(4511),
  host: z.string().min(1).default('127.0.0.1'),
  'base-url': z.url({ protocol: /^https?$/ }).optional(),
  state: z.string().min(1).optional(),
  speed: numeral('a speed is a number').positive('a speed is above 0').default(1),
  seed: numeral('a seed is a whole number').int('a seed is a whole number').default(1),
  retention: numeral(COUNT).int(COUNT).positive(COUNT).default(10_000),
  'refund-delay': numeral('seconds are a number')
    .nonnegative('seconds are not negative')
    .default(7_200),
  'notify-url': z.url({ protocol: /^https?$/ }).optional(),
  provider: z.enum(['mollie', 'antom']).optional(),
})

/** What the flags say, defaults filled in. */
export interface Flags {
  readonly port: number
  readonly 'https-port'?: number | undefined
  readonly 'control-port': number
  readonly host: string
  readonly 'base-url'?: string | undefined
  readonly state?: string | undefined
  readonly speed: number
  readonly seed: number
  readonly retention: number
  /** Seconds. */
  readonly 'refund-delay': number
  readonly 'notify-url'?: string | undefined
  readonly provider?: 'mollie' | 'antom' | undefined
}

export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const { values, positionals } = parse(args)
  const { help, version, ...given } = values
  if (help) return 'help'
  if (version) return 'version'
  const [extra] = positionals
  if (extra !== undefined) throw new FlagError(`"${extra}" is not a flag; see --help`)
  const result = SCHEMA.safeParse(given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new FlagError(`--${issue?.path.join('.')}: ${issue?.message}; see --help`)
}

function parse(args: readonly string[]) {
  const options = Object.fromEntries(
    Object.keys(FLAGS).map((name) => [name, { type: 'string' as const }]),
  )
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...options,
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
      allowPositionals: true,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new FlagError(`${message.split('. ')[0]}; see --help`)
  }
}

export function helpText(): string {
  const lines = Object.entries(FLAGS).map(
    ([name, { hint, text }]) => `  --${`${name} ${hint}`.padEnd(26)} ${text}`,
  )
  const others = ['  --help, -h', '  --version, -v']
  return ['Usage: paystate-simulator [flags]', '', ...lines, ...others, ''].join('\n')
}
