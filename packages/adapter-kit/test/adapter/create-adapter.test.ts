import { type AdapterRuntime, PaymentError, systemClock } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createAdapter } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { fakeDefinition, providerTimeAt } from '../fake/definition.ts'
import { listOf } from '../fake/list-of.ts'
import { account, CAPABILITIES, NOW } from '../fake/provider.ts'

const OPTIONS = { key: 'given' }

describe('the module', () => {
  it('carries the name, the capabilities and the check of the configuration', () => {
    const definition = fakeDefinition()
    const { provider, capabilities, readConfig } = createAdapter(definition)

    expect({ provider, capabilities }).toEqual({ provider: 'fake', capabilities: CAPABILITIES })
    expect(readConfig(OPTIONS)).toEqual(definition.readConfig(OPTIONS))
  })

  it('refuses a configuration, and parts, that cannot be read', () => {
    const unreadable = Object.defineProperty({}, 'clock', {
      enumerable: true,
      get: () => {
        throw new Error('It cannot be read.')
      },
    })
    const { create, readConfig } = createAdapter(
      fakeDefinition({ readConfig: (config) => ({ ok: true, value: { ...Object(config) } }) }),
    )
    const issues = [expect.objectContaining({ message: expect.stringMatching(/^cannot be read/) })]
    const refused = expect.objectContaining({ code: 'invalid_configuration', issues })

    expect(readConfig(unreadable)).toEqual({ ok: false, issues })
    expect(() => create(Object(unreadable))).toThrow(refused)
    expect(() => create(OPTIONS, unreadable)).toThrow(refused)
  })

  it('makes adapters of the account that it is connected to', () => {
    const { create } = createAdapter(fakeDefinition())

    expect(create(OPTIONS)).toMatchObject({ account, capabilities: CAPABILITIES })
  })

  it('connects with the configuration as it was checked, and with what the surroundings give', () => {
    const given: unknown[] = []
    const { connect } = fakeDefinition()
    const definition = fakeDefinition({
      connect: (options, runtime) => {
        given.push(options, runtime)
        return connect(options, runtime)
      },
    })
    const runtime: AdapterRuntime = { clock: createTestClock(), sequence: { next: () => 1 } }
    createAdapter(definition).create(OPTIONS, runtime)

    expect(given[0]).toEqual({ key: 'checked' })
    expect(given[1]).toMatchObject({ sequence: runtime.sequence })
  })

  it.each([
    ['observer', 'perhaps `observe` is meant'],
    ['load', 'there are fetch, clock, sequence, observe, proxy'],
  ])('connects to nothing with the unknown runtime option %s', (name, hint) => {
    const create = () => createAdapter(fakeDefinition()).create(OPTIONS, { [name]: 1 })

    expect(create).toThrow(
      expect.objectContaining({
        code: 'invalid_configuration',
        issues: [{ path: `options.${name}`, message: expect.stringContaining(hint) }],
      }),
    )
  })

  it('connects to nothing with a configuration that is not valid, and names every issue', () => {
    const issues = [
      { path: 'key', message: 'must start with test_ or live_' },
      { path: 'baseUrl', message: 'must be https' },
    ]
    const definition = fakeDefinition({
      readConfig: () => ({ ok: false, issues }),
      connect: () => {
        throw new Error('It was connected.')
      },
    })
    const create = () => createAdapter(definition).create(OPTIONS)

    expect(create).toThrow(
      'at fake: Invalid configuration. key: must start with test_ or live_; baseUrl: must be https.',
    )
    expect(create).toThrow(
      expect.objectContaining({ code: 'invalid_configuration', provider: 'fake', issues }),
    )
  })

  it('adds what only this provider offers', async () => {
    const definition = fakeDefinition({ extra: (begin) => ({ deadline: () => begin() }) })
    const adapter = createAdapter({ ...definition, extra: () => ({ disputes: () => 'none' }) })

    expect(adapter.create(OPTIONS).disputes()).toBe('none')
    expect(createAdapter(definition).create(OPTIONS)).toHaveProperty('deadline')
  })
})

describe('the clock', () => {
  it('is the machine’s where none is given', () => {
    const { at } = createAdapter(fakeDefinition()).create(OPTIONS).now()

    expect(Math.abs(at - systemClock.now())).toBeLessThan(60_000)
  })

  it('is guarded: where a given wall clock fails, the adapter gets the machine’s', () => {
    const clocks: unknown[] = []
    const { connect } = fakeDefinition()
    const definition = fakeDefinition({
      connect: (options, runtime) => {
        clocks.push(runtime.clock?.now())
        return connect(options, runtime)
      },
    })
    const now = () => Number.NaN
    createAdapter(definition).create(OPTIONS, { clock: { ...createTestClock(), now } })

    expect(clocks).toEqual([expect.any(Number)])
    expect(clocks).not.toEqual([Number.NaN])
  })

  it('shows the provider’s time beside ours', () => {
    const clock = createTestClock()
    const adapter = createAdapter(fakeDefinition()).create(OPTIONS, { clock })
    clock.advance(5_000)

    expect(adapter.now()).toEqual({ at: clock.now(), providerTime: providerTimeAt(5_000) })
  })
})

describe('check', () => {
  it('says whose account answers, and how far our clock is from the provider’s', async () => {
    const clock = createTestClock()
    const definition = fakeDefinition({ reads: { check: async () => ({ account }) } })
    const checked = await createAdapter(definition).create(OPTIONS, { clock }).check()

    expect(checked).toMatchObject({ account, clockSkewMs: clock.now() - 31_000 })
    expect(checked.warnings).toHaveLength(1)
  })

  it('rejects with what the call says of the keys', async () => {
    const unauthorized = new PaymentError('unauthorized', { what: 'HTTP 401.' })
    const check = () => Promise.reject(unauthorized)
    const adapter = createAdapter(fakeDefinition({ reads: { check } })).create(OPTIONS)

    await expect(adapter.check()).rejects.toBe(unauthorized)
  })
})

describe('the way back of the payer', () => {
  const adapter = createAdapter(fakeDefinition()).create(OPTIONS)
  const returned = (query: string) =>
    adapter.readReturn(new Request(`https://shop.example/return${query}`))

  it('says whose payer came back', () => {
    expect(returned('?paystate_reference=order_1')).toEqual({ reference: 'order_1' })
  })

  it('says nothing where the address does not carry our reference', () => {
    expect(returned('?order=1')).toBeUndefined()
  })
})

it('verifies a message with a context of its own', async () => {
  const request = new Request('https://shop.example/webhook', { method: 'POST' })
  const refused = {
    kind: 'refused',
    error: new PaymentError('webhook_refused', { what: 'No signature.' }),
    response: new Response(null, { status: 401 }),
  } as const
  const given: unknown[] = []
  const definition = fakeDefinition({
    receiveWebhook: async (...message) => {
      given.push(...message)
      return refused
    },
  })

  expect(await createAdapter(definition).create(OPTIONS).receiveWebhook(request)).toBe(refused)
  expect(given).toEqual([expect.objectContaining({ deadlineMs: expect.any(Function) }), request])
})

it('refuses a message during which something of the application fails, and says nothing of it', async () => {
  const definition = fakeDefinition({
    receiveWebhook: async () => {
      throw new Error('db.internal:5432 refused the connection')
    },
  })
  const request = new Request('https://shop.example/webhook', { method: 'POST', body: 'id=1' })
  const delivery = await createAdapter(definition).create(OPTIONS).receiveWebhook(request)

  expect(delivery).toMatchObject({ kind: 'refused', response: { status: 503 } })
  expect(delivery).toHaveProperty('error.code', 'webhook_refused')
  expect(JSON.stringify(delivery)).not.toContain('db.internal')
})

describe('the changes since a time', () => {
  const hint = { account, event: 'paid', recognized: true, paymentId: 'pay_1' } as const
  const since = NOW

  it('are what the provider lists', async () => {
    const asked: unknown[] = []
    const definition = fakeDefinition({
      reads: {
        async *listChanges(_context, options) {
          asked.push(options)
          yield hint
        },
      },
    })
    const adapter = createAdapter(definition).create(OPTIONS)

    expect(await listOf(adapter.listChanges({ since }))).toEqual([hint])
    expect(asked).toEqual([{ since }])
  })

  it('are not asked for where the provider has no list', async () => {
    const capabilities = { ...CAPABILITIES, listChanges: 'not_supported' } as const
    const adapter = createAdapter(fakeDefinition({ capabilities })).create(OPTIONS)

    await expect(listOf(adapter.listChanges({ since }))).rejects.toMatchObject({
      code: 'not_supported',
      provider: 'fake',
      operation: 'list_changes',
    })
  })
})
