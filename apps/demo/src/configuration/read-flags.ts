import { parseArgs } from 'node:util'
import type { Issue } from '@paystate/core'

export interface Flags {
  readonly port?: string
  readonly data?: string
  readonly database?: string
  readonly config?: string
  readonly locale?: string
  readonly 'time-zone'?: string
}

const KNOWN = ['port', 'data', 'database', 'config', 'locale', 'time-zone'] as const

/** Reads the command line; returns the valid flags and the issues. */
export function readFlags(given: readonly string[]): {
  flags: Flags
  issues: readonly Issue[]
} {
  const options = Object.fromEntries(KNOWN.map((name) => [name, { type: 'string' } as const]))
  const { tokens } = parseArgs({ args: [...given], options, strict: false, tokens: true })
  const flags = new Map<string, string>()
  const issues: Issue[] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      issues.push({ path: token.value, message: 'is not a flag: flags begin with --' })
    } else if (!isKnown(token.name)) {
      issues.push({ path: token.rawName, message: `is not a known flag; known flags are ${LIST}` })
    } else if (token.value === undefined || token.value === '') {
      issues.push({ path: token.rawName, message: 'needs a value' })
    } else {
      flags.set(token.name, token.value)
    }
  }
  return { flags: Object.fromEntries(flags), issues }
}

const LIST = [...KNOWN, 'help'].map((name) => `--${name}`).join(', ')

function isKnown(name: string): boolean {
  return KNOWN.some((known) => known === name)
}
