import { describe, expect, it } from 'vitest'
import { isPaymentError, type PaymentError } from '../../src/errors/payment-error.ts'
import { createProvider, createProviders } from '../../src/provider/create-provider.ts'
import { createTestClock } from '../clock.ts'
import { createModule } from './modules.ts'

const SECRET = 'live_SeCrEt'
const NAME = '@paystate/adapter-acme'

async function errorOf(promise: Promise<unknown>): Promise<PaymentError> {
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  )
  if (isPaymentError(error)) return error
  throw error
}

describe('a provider', () => {
  it('is made from the package that its name means, with its options and surroundings', async () => {
    const { module, made } = createModule()
    const asked: string[] = []
    const clock = createTestClock()

    const provider = await createProvider(
      { provider: 'acme', apiKey: SECRET, mode: 'test' },
      {
        load: async (name) => {
          asked.push(name)
          return module
        },
        clock,
      },
    )

    expect(asked).toEqual([NAME])
    expect(made).toEqual([
      { options: { apiKey: SECRET, mode: 'test' }, runtime: { clock }, adapter: provider },
    ])
  })

  it.each(['@acme/paystate', 'acme/paystate', '@acme/pay.state-2'])(
    'is made from the package %s as it is named',
    async (provider) => {
      const { module } = createModule()
      const asked: string[] = []

      await createProvider(
        { provider, apiKey: SECRET },
        {
          load: async (name) => {
            asked.push(name)
            return module
          },
        },
      )

      expect(asked).toEqual([provider])
    },
  )

  it('is found in a literal map, for bundlers', async () => {
    const { module, made } = createModule()

    await createProvider({ provider: 'acme', apiKey: SECRET }, { load: { [NAME]: module } })

    expect(made).toHaveLength(1)
  })

  it('is found under `default`, where a bundler or require put it', async () => {
    const { module, made } = createModule()

    await createProvider(
      { provider: 'acme', apiKey: SECRET },
      { load: { [NAME]: { default: module } } },
    )

    expect(made).toHaveLength(1)
  })
})

describe('a configuration with faults', () => {
  const { module } = createModule()
  const load = { [NAME]: module }

  it('is answered with every one of them, by path and without values', async () => {
    const error = await errorOf(
      createProvider({ provider: 'acme', apikey: SECRET, secret: SECRET }, { load }),
    )

    expect(error.code).toBe('invalid_configuration')
    expect(error.issues.map(({ path }) => path)).toEqual(['apiKey', 'apikey', 'secret'])
    expect(`${error.message}${JSON.stringify(error)}`).not.toContain(SECRET)
    expect(error.message).toContain('Nothing was sent, so no money has moved.')
  })

  it.each([
    [undefined, ''],
    [null, ''],
    ['acme', ''],
    [[], ''],
    [{}, 'provider'],
    [{ provider: 7 }, 'provider'],
    [{ provider: '' }, 'provider'],
    [{ provider: `${SECRET} x` }, 'provider'],
    [{ provider: '../../etc' }, 'provider'],
    [{ provider: './local' }, 'provider'],
    [{ provider: 'a/b/c' }, 'provider'],
    [{ provider: 'node:fs' }, 'provider'],
    [{ provider: 'file:///x' }, 'provider'],
  ])('%j is refused at %j before anything is loaded', async (config, path) => {
    const error = await errorOf(
      createProvider(config, {
        load: () => Promise.reject(new Error('something was loaded')),
      }),
    )

    expect(error.code).toBe('invalid_configuration')
    expect(error.issues.map((fault) => fault.path)).toEqual([path])
    expect(error.message).not.toContain(SECRET)
  })

  it('refuses a configuration that cannot be read', async () => {
    const config = Object.defineProperty({ provider: 'acme' }, 'apiKey', {
      enumerable: true,
      get: () => {
        throw new Error('It cannot be read.')
      },
    })

    const error = await errorOf(createProvider(config, { load: async () => ({}) }))

    expect(error).toMatchObject({
      code: 'invalid_configuration',
      issues: [{ path: '', message: 'cannot be read: one of its properties throws' }],
    })
  })

  it('names a package whose module cannot be read, or is its own default, as no adapter', async () => {
    const own = { default: {} }
    own.default = own
    const broken = Object.defineProperty({}, 'adapter', {
      get: () => {
        throw new Error('It cannot be read.')
      },
    })

    for (const strange of [own, broken]) {
      const error = await errorOf(
        createProvider({ provider: 'acme', apiKey: SECRET }, { load: async () => strange }),
      )
      expect(error.issues).toMatchObject([{ path: 'provider' }])
    }
  })

  it.each([{}, { adapter: {} }, { adapter: null }, null, 'x', { default: { adapter: 1 } }])(
    'names a package that is no adapter: %j',
    async (strange) => {
      const error = await errorOf(
        createProvider({ provider: 'acme', apiKey: SECRET }, { load: async () => strange }),
      )

      expect(error).toMatchObject({
        code: 'invalid_configuration',
        issues: [
          {
            path: 'provider',
            message: `names the package ${NAME}, which exports no paystate adapter`,
          },
        ],
      })
    },
  )
})

describe('several providers', () => {
  it('live side by side under their names', async () => {
    const { module, made } = createModule()

    const providers = await createProviders(
      {
        nl: { provider: 'acme', apiKey: 'test_nl' },
        id: { provider: '@acme/other', apiKey: 'test_id' },
      },
      { load: { [NAME]: module, '@acme/other': module } },
    )

    expect(Object.keys(providers)).toEqual(['nl', 'id'])
    expect(made.map(({ options }) => options)).toEqual([
      { apiKey: 'test_nl' },
      { apiKey: 'test_id' },
    ])
    expect(providers.nl).toBe(made[0]?.adapter)
    expect(providers.id).toBe(made[1]?.adapter)
  })

  it('are answered with the faults of all of them, below their names, and none is made', async () => {
    const { module, made } = createModule()

    const error = await errorOf(
      createProviders(
        {
          nl: { provider: 'acme' },
          id: { provider: 'acme', apiKey: SECRET, x: SECRET },
          de: SECRET,
          fr: { provider: 'acme', apiKey: SECRET },
          be: { provider: 'missing' },
        },
        { load: { [NAME]: module } },
      ),
    )

    expect(error.code).toBe('invalid_configuration')
    expect(error.issues.map(({ path }) => path)).toEqual(['nl.apiKey', 'id.x', 'de', 'be.provider'])
    expect(error.message).toContain('@paystate/adapter-missing')
    expect(error.message).not.toContain(SECRET)
    expect(made).toEqual([])
  })
})
