import type { SendOptions } from '@paystate/core'

/**
 * The options of a write, each read once: a later read of a getter could throw after the request was sent, or say
 * something else. In the place of what throws is what no option can be, so that it is refused by name.
 */
export function sendOptionsOf(given: SendOptions): SendOptions {
  if (typeof given !== 'object' || given === null) return given
  const read = NAMES.map((name) => [name, optionOf(given, name)] as const)
  return Object.assign({ ...BLANK }, Object.fromEntries(read))
}

const NAMES = ['previousAttempts', 'misses', 'mustLeaveBefore', 'signal'] as const

/** Each of its fields is replaced. */
const BLANK: SendOptions = { previousAttempts: 'none' }

const UNREADABLE = Symbol('unreadable')

/** Deeper than any option. */
const DEEPEST = 6

function optionOf(given: SendOptions, name: (typeof NAMES)[number]): unknown {
  try {
    const value = given[name]
    return name === 'signal' ? value : copyOf(value, DEEPEST)
  } catch {
    return UNREADABLE
  }
}

function copyOf(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) return UNREADABLE
  if (Array.isArray(value)) return value.map((item) => copyOf(item, levels - 1))
  const entries = Object.entries(value).map(([name, part]) => [name, copyOf(part, levels - 1)])
  return Object.fromEntries(entries)
}
