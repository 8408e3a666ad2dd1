import { fieldIn, textIn } from '@paystate/adapter-kit'
import type { Checked } from '@paystate/core'

/** Which account, and where. */
export interface ExampleOptions {
  readonly apiKey: string
  readonly account: string
  readonly baseUrl: string
}

const DEFAULTS = { baseUrl: 'https://api.example.test' }
const KNOWN = ['apiKey', 'account', 'baseUrl']

/** Strict on purpose: a misspelled option fails at the start, not at the first refund. No issue holds a value. */
export function readConfig(input: unknown): Checked<ExampleOptions> {
  const given = typeof input === 'object' && input !== null ? input : {}
  const options = {
    apiKey: textIn(given, 'apiKey') ?? '',
    account: textIn(given, 'account') ?? '',
    // Only what is absent has a default: anything else that is no address is an issue.
    baseUrl:
      fieldIn(given, 'baseUrl') === undefined ? DEFAULTS.baseUrl : (textIn(given, 'baseUrl') ?? ''),
  }
  const issues = [
    ...Object.keys(given)
      .filter((name) => !KNOWN.includes(name))
      .map((path) => ({ path, message: 'is not an option' })),
    ...(options.apiKey ? [] : [{ path: 'apiKey', message: 'must be an API key' }]),
    ...(options.account ? [] : [{ path: 'account', message: 'must be the id of the account' }]),
    ...(URL.canParse(options.baseUrl) ? [] : [{ path: 'baseUrl', message: 'must be an address' }]),
  ]
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: options }
}
