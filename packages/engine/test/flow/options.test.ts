import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterAll, expect, it } from 'vitest'
import { createPayments } from '../../src/index.ts'

const providers = { mollie: { provider: 'mollie', apiKey: DEFAULT_MOLLIE_KEY } }
const load = (name: string) => import(name)

const directory = mkdtempSync(join(tmpdir(), 'paystate-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** Opens it as plain JavaScript does, on a directory that must not come into being. */
async function refused(changes: object): Promise<string> {
  const database = join(directory, 'data')
  const options = { database, providers, load, ...changes }
  const error: unknown = await Reflect.apply(createPayments, undefined, [options]).catch(
    (thrown: unknown) => thrown,
  )
  expect(existsSync(database)).toBe(false)
  expect(error).toMatchObject({ code: 'invalid_configuration' })
  return error instanceof Error ? error.message : ''
}

it.each([
  [{ providers: {} }, 'options.providers: must have one provider or more'],
  [{ providers: undefined }, 'options.providers: is missing'],
  [{ providers: [{ provider: 'mollie' }] }, 'options.providers: must be an object'],
  [{ providers: 'mollie' }, 'options.providers: must be an object'],
  [
    { providers: { eu: providers.mollie, us: providers.mollie } },
    'options.route: is missing: it chooses between the providers eu, us',
  ],
  [{ database: undefined }, 'options.database: is missing'],
  [{ database: null }, 'options.database: is missing'],
  [{ route: 'mollie' }, 'options.route: must be a function'],
  [{ referencePrefix: 'shop-' }, 'options.referencePrefix: must have only A-Z, a-z, 0-9 and _'],
  [{ webhookUrl: '/webhooks' }, 'options.webhookUrl: must be an absolute http or https URL'],
  [
    { webhookUrl: 'http://localhost:3000/webhooks' },
    'options.webhookUrl: must be a URL that Mollie can reach',
  ],
  [
    { webhookUrl: 'https://shop.example/webhooks?shop=1' },
    'options.webhookUrl: must end with its path',
  ],
  [{ webhookUrl: 3000 }, 'options.webhookUrl: must be a URL'],
  [{ providers: { '': { provider: 'mollie' } } }, 'options.providers: must have names of 1 to 100'],
  [{ providers: { 'a\0': { provider: 'mollie' } } }, 'options.providers: must have names of 1 to'],
  [{ referencePrefix: '' }, 'options.referencePrefix: must have only A-Z, a-z, 0-9 and _, and at'],
  [{ witness: 5 }, 'options.witness: must be the path of a file, or an object with the functions'],
  [{ witness: { read: () => {} } }, 'options.witness: must be the path of a file, or an object'],
  [{ retention: '30d' }, 'options.retention: must be { afterDays }'],
  [{ settings: { leaseMs: 5_000 } }, 'options.settings.marginMs: must be less than leaseMs'],
  [{ fetch: 'x' }, 'options.fetch: must be a function'],
  [{ observe: {} }, 'options.observe: must be a function'],
  [{ clock: {} }, 'options.clock: must have the functions now, monotonic and after'],
  [{ proxy: 8080 }, 'options.proxy: must be the address of an HTTP proxy, or `environment`'],
  [{ load: 'x' }, 'options.load: must be a function such as (name) => import(name), or modules'],
  [{ settings: 3 }, 'options.settings: must be an object'],
  [{ settings: null }, 'options.settings: must be an object'],
])('refuses %j before anything is opened', async (changes, issue) => {
  expect(await refused(changes)).toContain(issue)
})

it('refuses to be opened without options', async () => {
  await expect(Reflect.apply(createPayments, undefined, [])).rejects.toMatchObject({
    code: 'invalid_configuration',
  })
})

it('refuses a database of another kind', async () => {
  const options = { database: 5432, providers, load }
  await expect(Reflect.apply(createPayments, undefined, [options])).rejects.toMatchObject({
    problem: 'unusable',
  })
})
