import { textIn } from '@paystate/adapter-kit'
import type { Checked } from '@paystate/core'

/** The account and its credentials. */
export interface ReferenceConfig {
  readonly account: string
  readonly key: string
  /** The secret with which the provider signs its messages and good responses. */
  readonly webhookSecret: string
  /** Default: where the provider in memory is. */
  readonly baseUrl?: string
}

const REQUIRED = ['account', 'key', 'webhookSecret'] as const
const KNOWN: readonly string[] = [...REQUIRED, 'baseUrl']

/** Strict: a misspelled option fails at start-up. No issue contains a value. */
export function readConfig(input: unknown): Checked<ReferenceConfig> {
  const given = typeof input === 'object' && input !== null ? input : {}
  const [account = '', key = '', webhookSecret = ''] = REQUIRED.map((name) => textIn(given, name))
  const baseUrl = textIn(given, 'baseUrl')
  const isAddress = baseUrl !== undefined && URL.canParse(baseUrl)
  const issues = [
    ...REQUIRED.filter((name) => !textIn(given, name)).map((path) => ({
      path,
      message: 'must be text',
    })),
    ...('baseUrl' in given && !isAddress
      ? [{ path: 'baseUrl', message: 'must be an address' }]
      : []),
    ...Object.keys(given)
      .filter((name) => !KNOWN.includes(name))
      .map((path) => ({ path, message: 'is not an option' })),
  ]
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: { account, key, webhookSecret, ...(isAddress && { baseUrl }) } }
}
