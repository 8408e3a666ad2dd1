#!/usr/bin/env node
import { createRequire } from 'node:module'
import { FlagError, helpText, readFlags } from './flags.ts'
import { type Running, run } from './run.ts'

/** `npx @paystate/simulator`: runs until it is interrupted. */
async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2))
  if (flags === 'help') {
    process.stdout.write(helpText())
    return
  }
  if (flags === 'version') {
    process.stdout.write(`${versionText()}\n`)
    return
  }
  const running = await run(flags)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(running))
  }
  // Who reads the addresses may interrupt at once: the signals are listened to by now.
  process.stdout.write(`${running.lines.join('\n')}\n`)
}

function versionText(): string {
  const { version }: { version: string } = createRequire(import.meta.url)('../../package.json')
  return version
}

async function stop(running: Running): Promise<void> {
  await running.close()
  process.exitCode = 0
}

/** A person at a terminal is told what is wrong, not where in the code. */
function explain(error: unknown): string {
  if (error instanceof FlagError) return error.message
  if (!(error instanceof Error)) return 'The simulator could not be started'
  const code = 'code' in error ? error.code : undefined
  const port = 'port' in error ? error.port : undefined
  if (code === 'EADDRNOTAVAIL') return 'This machine does not have the --host; see --help'
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'The --state is not a directory; see --help'
  if (code === 'EADDRINUSE') return `Port ${port} is taken; choose another, see --help`
  if (code === 'EACCES') return `Port ${port} is not allowed; choose another, see --help`
  return error.message
}

main().catch((error: unknown) => {
  process.stderr.write(`paystate-simulator: ${explain(error)}\n`)
  process.exitCode = 1
})
