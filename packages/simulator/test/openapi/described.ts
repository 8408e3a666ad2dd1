import { env } from 'node:process'
import { describe } from 'vitest'
import { DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'
import { type Asked, connected, eur } from '../mollie/connected.ts'
import { type Description, readDescription } from './description.ts'

/** Mollie's description of its API: the `specs.yaml` of https://github.com/mollie/openapi. */
const FILE = env.PAYSTATE_MOLLIE_OPENAPI

export const TOKEN = 'access_simulatorTokenOfThisTest'

const read: { description?: Description } = {}

export function description(): Description {
  read.description ??= readDescription(FILE ?? '')
  return read.description
}

/** Tests that need the description; without it they are skipped, and their title says why. */
export function describeByDescription(title: string, tests: () => void): void {
  const missing = FILE ? '' : ', skipped: PAYSTATE_MOLLIE_OPENAPI names no file'
  describe.skipIf(!FILE)(`Mollie’s published description ${title}${missing}`, tests)
}

/** A simulator each of whose answers is held against the description. */
export function described() {
  const simulated = connected({
    tokens: [TOKEN],
    keys: [DEFAULT_MOLLIE_KEY, { key: 'test_another', profileId: 'pfl_other' }],
  })
  const faults: string[] = []
  async function call(method: string, path: string, asked: Asked = {}) {
    const answered = await simulated.call(method, path, asked)
    const { pathname } = new URL(`https://api.mollie.test/v2${path}`)
    const { status, body } = answered
    const fault = description().faultsOf({ method, pathname, status, body })
    if (fault !== undefined) faults.push(fault)
    return answered
  }
  const ask = (method: string, path: string, body?: object) =>
    call(method, path, body ? { body } : {})
  const byToken = (path: string) =>
    call('GET', `${path}${path.includes('?') ? '&' : '?'}testmode=true`, { key: TOKEN })
  return { ...simulated, call, ask, byToken, faults }
}

export const terms = (more: object = {}) => ({
  amount: eur('10.00'),
  description: 'Order 1',
  redirectUrl: 'https://shop.test/return',
  ...more,
})
