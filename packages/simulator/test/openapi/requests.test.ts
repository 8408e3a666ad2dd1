import { expect, it } from 'vitest'
import { ROUTES } from '../../src/mollie/api/routes.ts'
import { METHODS } from '../../src/mollie/methods/method.ts'
import { DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'
import { connected, LINES } from '../mollie/connected.ts'
import { describeByDescription, description, TOKEN } from './described.ts'
import type { Description, Operation, Parameter } from './description.ts'

/** An id among what may be sent: a slip of the description, which marks it elsewhere as told only. */
const NOT_SENT = 'id'

const operations = ROUTES.map(({ method, path }) => ({ method, template: path }))

describeByDescription('is taken with every parameter', () => {
  it.each(operations)('of $method $template', async ({ method, template }) => {
    const { call } = connected({ tokens: [TOKEN] })
    const operation = operationOf(description(), { method, template })
    if (!operation) throw new Error(`${method} ${template} is not described`)
    const { query, body } = description().parametersOf(operation)
    const path = template.replaceAll('{id}', 'xx_1')
    const key = template === '/profiles/me' ? DEFAULT_MOLLIE_KEY : TOKEN
    const refused: unknown[] = []
    for (const { name, example } of query) {
      const search = new URLSearchParams(queryOf(name, example))
      refused.push((await call(method, `${path}?${search}`, { key })).body.detail)
    }
    for (const { name, example } of body.filter((it) => it.name !== NOT_SENT)) {
      const asked = { key, body: { testmode: true, [name]: example } }
      refused.push((await call(method, path, asked)).body.detail)
    }
    expect(refused.filter((detail) => /Non-existent/.test(String(detail)))).toEqual([])
  })
})

describeByDescription('is taken as it shows', () => {
  it('each parameter of a payment', async () => {
    const { body } = description().parametersOf({ method: 'POST', path: '/v2/payments' })
    const refused: unknown[] = []
    for (const { name, example } of body.filter(isShown)) {
      const { create } = connected({ tokens: [TOKEN] })
      const { status, body: told } = await create({ method: 'creditcard', [name]: example })
      if (status !== 201) refused.push([name, example, told.detail])
    }
    expect(refused).toEqual([])
  })
})

describeByDescription('is taken with every word that', () => {
  /** A payment that is made with one word more. */
  async function statusWith(name: string, word: unknown): Promise<number> {
    const { create, customer, mandate } = connected()
    const customerId = await customer()
    await mandate(customerId)
    const currency = METHODS.find(({ id }) => id === word)?.currencies?.[0] ?? 'EUR'
    const amount = { currency, value: '10.00' }
    const lines = LINES.map((line) => ({ ...line, unitPrice: amount, totalAmount: amount }))
    const captureMode = word === 'riverty' ? 'manual' : undefined
    const isCaptured = name === 'captureMode' && { method: 'creditcard' }
    const made = { amount, lines, customerId, captureMode, ...isCaptured, [name]: word }
    return (await create(made)).status
  }

  it.each(['method', 'locale', 'sequenceType', 'captureMode'])(
    '%s of a payment may be',
    async (name) => {
      const create = { method: 'POST', path: '/v2/payments' }
      const named = description()
        .parametersOf(create)
        .body.find((parameter) => parameter.name === name)
      const words = name === 'method' ? METHODS.map(({ id }) => id) : (named?.words ?? [])
      expect(words.length).toBeGreaterThan(1)
      for (const word of words) expect([word, await statusWith(name, word)]).toEqual([word, 201])
    },
  )

  it('a list of methods may be asked with', async () => {
    const { call } = connected()
    const { query } = description().parametersOf({ method: 'GET', path: '/v2/methods' })
    for (const { name, words } of query.filter(isOfWords)) {
      for (const word of words) {
        expect([name, word, (await call('GET', `/methods?${name}=${word}`)).status]).toEqual([
          name,
          word,
          200,
        ])
      }
    }
  })
})

/** With an example that is good on its own: an id must exist, and a day must be ahead. */
const isShown = ({ name, example }: Parameter) =>
  example !== undefined &&
  !['customerId', 'mandateId', 'profileId', 'testmode', 'dueDate', 'mode', 'method'].includes(name)

const isOfWords = ({ words }: Parameter) => words.length > 0

/** The described operation that a route serves, whatever the description calls its ids. */
function operationOf(
  description: Description,
  { method, template }: { method: string; template: string },
): Operation | undefined {
  const names: Readonly<Record<string, string>> = {
    payments: 'paymentId',
    refunds: 'refundId',
    captures: 'captureId',
    chargebacks: 'chargebackId',
    methods: 'methodId',
    customers: 'customerId',
    mandates: 'mandateId',
    profiles: 'profileId',
    organizations: 'organizationId',
    permissions: 'permissionId',
    balances: 'balanceId',
    webhooks: 'webhookId',
    events: 'webhookEventId',
  }
  const parts = template.split('/')
  const named = parts.map((part, index) =>
    part === '{id}' ? `{${names[parts[index - 1] ?? ''] ?? 'id'}}` : part,
  )
  const operation = { method, path: `/v2${named.join('/')}` }
  return description.has(operation) ? operation : undefined
}

function queryOf(name: string, example: unknown): [string, string][] {
  if (typeof example === 'object' && example !== null) {
    return Object.entries(example).map(([part, value]) => [`${name}[${part}]`, String(value)])
  }
  return [[name, String(example ?? '')]]
}
