import { parseArgs } from 'node:util'
import { isPaymentError } from '@paystate/core'
import { isEngineError } from '../errors/engine-error.ts'
import { isDatabaseError } from '../store/database/database-error.ts'
import { ANOMALIES_COMMANDS } from './anomalies-commands.ts'
import { BACKUP_COMMANDS } from './backup-commands.ts'
import { type Command, FLAGS, type Report, UsageError } from './command.ts'
import { DATABASE_COMMANDS } from './database-commands.ts'
import { EVENTS_COMMANDS } from './events-commands.ts'
import { openEngine } from './open-engine.ts'
import { PAYMENTS_COMMANDS } from './payments-commands.ts'
import { printable } from './printable.ts'
import { QUARANTINE_COMMANDS } from './quarantine-commands.ts'
import { RECONCILE_COMMANDS } from './reconcile-commands.ts'

/** Where a command runs. */
export interface Terminal {
  readonly directory: string
  readonly environment: { readonly DATABASE_URL?: string | undefined }
  write(text: string): void
  writeError(text: string): void
}

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...DATABASE_COMMANDS,
    ...PAYMENTS_COMMANDS,
    ...ANOMALIES_COMMANDS,
    ...EVENTS_COMMANDS,
    ...QUARANTINE_COMMANDS,
    ...RECONCILE_COMMANDS,
    ...BACKUP_COMMANDS,
  }),
)

/**
 * Runs `paystate` with its arguments. Returns the exit code: 0, 1 when what was asked for needs attention, 2
 * when it could not be done.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const typed = parse(args)
    const [name = 'help', ...positionals] = typed.positionals
    if (name === 'help' || typed.flags.help === true) {
      terminal.write(helpText())
      return 0
    }
    const report = await run(name, { positionals, flags: typed.flags }, terminal)
    const text =
      typed.flags.json === true
        ? JSON.stringify(report.data, null, 2)
        : report.lines.map(printable).join('\n')
    terminal.write(`${text}\n`)
    return report.state === 'attention' ? 1 : 0
  } catch (error) {
    terminal.writeError(`${explain(error).split('\n').map(printable).join('\n')}\n`)
    return 2
  }
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...FLAGS, ...COMMON },
      allowPositionals: true,
    })
    return { flags: { ...values }, positionals }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${message.split('. ')[0]}. See paystate help.`)
  }
}

const COMMON = {
  database: { type: 'string' },
  config: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

async function run(
  name: string,
  typed: {
    readonly positionals: readonly string[]
    readonly flags: Readonly<Record<string, string | boolean | undefined>>
  },
  { directory, environment }: Terminal,
): Promise<Report> {
  const command = COMMANDS.get(name)
  if (!command) throw new UsageError(`There is no command "${name}". See paystate help.`)
  const allowed = new Set<string>([...command.flags, ...Object.keys(COMMON)])
  const extra = Object.keys(typed.flags).find((flag) => !allowed.has(flag))
  if (extra !== undefined) throw new UsageError(`${name} takes no --${extra}. See paystate help.`)
  if (typed.positionals.length < command.needs) {
    throw new UsageError(`Usage: paystate ${command.usage}`)
  }
  refuseFurther(command, typed)
  const { database = environment.DATABASE_URL, config } = typed.flags
  const engine = openEngine({ database: text(database), config: text(config), directory })
  try {
    return await command.run(typed, engine)
  } finally {
    await engine.close().catch(() => undefined) // what went wrong before is what counts
  }
}

/** An unused argument may have been meant to limit what is done, or may belong to the reason that is stored. */
function refuseFurther(
  { usage, flags }: Command,
  { positionals }: { readonly positionals: readonly string[] },
): void {
  const places = usage.match(/<[^>]+>|\[[^\]]+\]/g) ?? []
  const further = positionals[places.length]
  if (further === undefined) return
  throw new UsageError(
    `Unexpected argument "${further}". Nothing was done. Put a text of several words in quotes. Usage: paystate ${usage}${optional(usage, flags)}`,
  )
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The flags that the usage does not show already. */
function optional(usage: string, flags: readonly string[]): string {
  const further = flags.filter((flag) => !usage.includes(`--${flag}`))
  return further.map((flag) => ` [--${flag}]`).join('')
}

function helpText(): string {
  const commands = [...COMMANDS.values()].map(
    ({ usage, text: about, flags }) => `  ${usage}${optional(usage, flags)}\n      ${about}`,
  )
  const flags = Object.entries(FLAGS).map(
    ([name, { text: about }]) => `  --${name.padEnd(14)} ${about}`,
  )
  return [
    'Usage: paystate <command> [flags]',
    '',
    ...commands,
    '',
    'Flags of all commands',
    '  --database <url or directory>  Default: DATABASE_URL, or what the configuration says.',
    '  --config <module>              Exports the options of createPayments as default.',
    '  --json                         Prints data instead of lines.',
    '',
    'Flags of some',
    ...flags,
    '',
  ].join('\n')
}

/** A person at a terminal is told what is wrong, not where in the code. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message
  const isOurs = isEngineError(error) || isDatabaseError(error) || isPaymentError(error)
  if (isOurs) return `${error.message}\n${error.docs}`
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `Something unexpected went wrong. ${name}`
}
