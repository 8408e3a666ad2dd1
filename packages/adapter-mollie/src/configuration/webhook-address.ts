import { isPrivateHost } from '@paystate/adapter-kit'
import { type Issue, REFERENCE_PARAMETER } from '@paystate/core'
import { isTest } from './account.ts'
import { API_BASE_URL, type MollieOptions } from './options.ts'

type Endpoint = Pick<MollieOptions, 'apiKey' | 'testmode' | 'baseUrl'>

/**
 * Whether webhooks come from outside: from Mollie itself, and with live money from anywhere but a
 * simulator on this network.
 */
export function comeFromOutside({ baseUrl = API_BASE_URL, ...options }: Endpoint): boolean {
  const { hostname } = new URL(baseUrl)
  return hostname === 'api.mollie.com' || (!isTest(options) && !isPrivateHost(hostname))
}

interface Sender {
  readonly fromOutside: boolean
}

/** The issues of a valid webhook URL of the configuration. */
export function webhookIssues(url: string | undefined, sender: Sender): readonly Issue[] {
  if (url === undefined || !URL.canParse(url)) return []
  const isReserved = new URL(url).searchParams.has(REFERENCE_PARAMETER)
  return isReserved ? [RESERVED] : reachIssues(url, sender)
}

/**
 * The issues of any valid webhook URL.
 * Assumed: webhook_http.
 */
export function reachIssues(url: string | undefined, { fromOutside }: Sender): readonly Issue[] {
  if (url === undefined || !URL.canParse(url)) return []
  const { hostname } = new URL(url)
  return fromOutside && isPrivateHost(hostname) ? [UNREACHABLE] : []
}

const path = 'webhookUrl'

/** We add our reference: an existing one would be read in its place. */
const RESERVED: Issue = {
  path,
  message: `must not already have the parameter ${REFERENCE_PARAMETER}`,
}

const UNREACHABLE: Issue = {
  path,
  message: 'must be a URL that Mollie can reach',
}
