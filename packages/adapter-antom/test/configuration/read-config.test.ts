import { generateKeyPairSync } from 'node:crypto'
import { createProvider, type Issue, isPaymentError } from '@paystate/core'
import { RETIRED_KEY, SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { describe, expect, it } from 'vitest'
import { adapter, REGIONS } from '../../src/index.ts'
import { configFor, connect, FIRST, optionsFor, order } from '../support/connected.ts'

function faultsOf(more: Readonly<Record<string, unknown>>): readonly Issue[] {
  const checked = adapter.readConfig(configFor(more))
  return checked.ok ? [] : checked.issues
}

describe('the configuration', () => {
  it('is refused with every fault at once, by path', () => {
    const checked = adapter.readConfig({
      clientId: 'SANDBOX-1',
      privateKey: 'no key',
      region: 'mars',
      keyVersion: 0,
      merchantAccountId: 'x'.repeat(33),
      timeouts: { attemptMs: 0 },
      defaults: { paymentMethodTyp: 'GCASH', settlementCurrency: 'XYZ' },
      apiKey: 'x',
    })

    expect(checked.ok ? [] : checked.issues.map(({ path }) => path).sort()).toEqual([
      'antomPublicKey',
      'apiKey',
      'clientId',
      'defaults.paymentMethodTyp',
      'defaults.settlementCurrency',
      'keyVersion',
      'merchantAccountId',
      'privateKey',
      'region',
      'timeouts.attemptMs',
    ])
  })

  it('names what a misspelled field probably means', () => {
    const more = { antomPublickey: 'x', timeouts: { attemptMS: 1 } }

    expect(faultsOf(more)).toEqual([
      { path: 'timeouts.attemptMS', message: 'is not a known field; perhaps `attemptMs` is meant' },
      {
        path: 'antomPublickey',
        message: 'is not a known field; perhaps `antomPublicKey` is meant',
      },
    ])
  })

  it('names what is missing, and its shape', () => {
    expect(adapter.readConfig({})).toEqual({
      ok: false,
      issues: [
        {
          path: 'clientId',
          message:
            'is missing: must be a client id of 1 to 64 letters, digits and _, like SANDBOX_5Y… for tests or T_5Y…',
        },
        {
          path: 'privateKey',
          message:
            'is missing: must be your private RSA key of at least 2048 bits, as PEM or bare base64 (MII…)',
        },
        {
          path: 'antomPublicKey',
          message:
            "is missing: must be Antom's public RSA key of at least 2048 bits, as PEM or bare base64 (MII…)",
        },
        {
          path: 'region',
          message: 'is missing: give one of asia, europe, north_america, united_states, or baseUrl',
        },
      ],
    })
  })

  it('loses the white space around its keys', () => {
    const { clientId, privateKey, antomPublicKey } = optionsFor()
    const spaced = configFor({
      clientId: ` ${clientId}\n`,
      privateKey: `\n${privateKey}\r\n`,
      antomPublicKey: ` ${antomPublicKey} `,
      keyVersion: '2\n',
      agentToken: 'agent_1\n',
      merchantAccountId: ' store_1',
      webhookUrl: 'http://shop.example/notify',
    })

    expect(adapter.readConfig(spaced)).toMatchObject({
      ok: true,
      value: {
        clientId,
        privateKey: privateKey.trim(),
        antomPublicKey: antomPublicKey.trim(),
        keyVersion: '2',
        agentToken: 'agent_1',
        merchantAccountId: 'store_1',
      },
    })
  })

  it('never repeats a value in a fault', () => {
    const secret = 'hunter2hunter2'
    const issues = faultsOf({
      clientId: `${secret}-`,
      privateKey: secret,
      antomPublicKey: secret,
      previousAntomPublicKeys: [secret],
      agentToken: secret.repeat(20),
      region: secret,
      webhookUrl: secret,
      defaults: { settlementCurrency: secret },
    })

    expect(issues.length).toBeGreaterThan(6)
    expect(JSON.stringify(issues)).not.toContain(secret)
  })

  it('needs a region or an address, and not both', () => {
    expect(faultsOf({ baseUrl: undefined, clientId: '-' }).map(({ path }) => path)).toEqual([
      'clientId',
      'region',
    ])
    expect(faultsOf({ baseUrl: undefined })).toMatchObject([{ path: 'region' }])
    expect(faultsOf({ region: 'asia' })).toMatchObject([{ path: 'region' }])
    expect(faultsOf({ baseUrl: undefined, region: 'europe' })).toEqual([])
  })

  it.each([
    'https://open.example/ams',
    'open.example',
    'ftp://open.example',
    'https://u@open.example',
    'http://open.example',
    'http://10.0.0.1',
    'https://open.example ',
    'https:open.example',
    'https:///open.example',
  ])('takes no %s for an address', (baseUrl) => {
    expect(faultsOf({ baseUrl })).toMatchObject([{ path: 'baseUrl' }])
  })

  it.each(['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010'])(
    'takes %s, which is this very machine',
    (baseUrl) => {
      expect(faultsOf({ baseUrl })).toEqual([])
    },
  )

  it.each(['https://localhost/notify', 'https://192.168.1.7/notify', 'https://shop/notify'])(
    'takes no %s for notifications of live money: nobody can reach it',
    (webhookUrl) => {
      expect(faultsOf({ webhookUrl, clientId: 'T_5X00000000000000' })).toMatchObject([
        { path: 'webhookUrl', message: 'must be a URL that Antom can reach' },
      ])
    },
  )

  it("recognizes the merchant's own key where Antom's belongs", () => {
    expect(faultsOf({ antomPublicKey: SIMULATOR_KEYS.merchant.publicKey })).toMatchObject([
      { path: 'antomPublicKey', message: expect.stringContaining('your own key') },
    ])
  })

  it.each(['merchant', 'antom'] as const)(
    'takes no private key for the public one, though the public one stands in it: of %s',
    (whose) => {
      expect(faultsOf({ antomPublicKey: SIMULATOR_KEYS[whose].privateKey })).toMatchObject([
        { path: 'antomPublicKey' },
      ])
    },
  )

  it.each([
    ['agentToken', 'two\nlines'],
    ['agentToken', '中'],
    ['webhookUrl', 'shop.example/notify'],
    ['webhookUrl', 'ftp://shop.example/notify'],
    ['webhookUrl', 'https://shop.example/notify '],
    ['webhookUrl', 'https://shop.example/not\nify'],
    ['webhookUrl', 'https:shop.example/notify'],
    ['webhookUrl', 'https:///shop.example/notify'],
  ])('takes no %s that could never be sent or called: %j', (path, value) => {
    expect(faultsOf({ [path]: value })).toMatchObject([{ path }])
  })

  it('takes an address without encryption for notifications only in the sandbox', () => {
    const webhookUrl = 'http://shop.example/notify'

    expect(faultsOf({ webhookUrl })).toEqual([])
    expect(faultsOf({ webhookUrl, clientId: 'T_5X00000000000000' })).toMatchObject([
      { path: 'webhookUrl', message: 'must be https with a live client id' },
    ])
  })

  it('says what belongs into a field, in words of its own', () => {
    const defaults = {
      goods: 'none',
      shipping: 7,
      installments: 1,
      device: { colorDepth: '24', timeZoneOffset: 721 },
    }

    expect(faultsOf({ defaults, timeouts: [] })).toEqual([
      { path: 'timeouts', message: 'must be an object' },
      { path: 'defaults.goods', message: 'must be a list' },
      { path: 'defaults.shipping', message: 'must be an object' },
      { path: 'defaults.installments', message: 'must be a whole number from 2 to 36' },
    ])
  })

  it('is created through createProvider, with the name alone', async () => {
    const antom = await createProvider(
      { provider: 'antom', ...configFor() },
      { load: async () => ({ adapter }) },
    )

    expect(antom.account).toMatchObject({ provider: 'antom', mode: 'test' })
  })

  it('fails to be created with all issues in one error that holds no key', async () => {
    const failed = await createProvider(
      { provider: 'antom', ...configFor({ privateKey: 'secret', clientId: '' }) },
      { load: async () => ({ adapter }) },
    ).catch((error: unknown) => error)

    if (!isPaymentError(failed)) throw new Error('it was created')
    expect(failed.issues.map(({ path }) => path)).toEqual(['clientId', 'privateKey'])
    expect(failed.message).not.toContain('secret')
  })
})

describe('the account', () => {
  it('is test mode for a client id of the sandbox, live for any other', () => {
    const live = adapter.create(optionsFor({ clientId: 'T_5X00000000000000' }))
    const test = adapter.create(optionsFor())

    expect(live.account).toMatchObject({ mode: 'live', id: 'T_5X00000000000000' })
    expect(test.account.mode).toBe('test')
  })

  it('tells stores, keys and key versions apart, without any secret', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const other = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    const plain = adapter.create(optionsFor()).account
    const store = adapter.create(optionsFor({ merchantAccountId: 'store1' })).account
    const rekeyed = adapter.create(optionsFor({ privateKey: other })).account
    const rotated = adapter.create(optionsFor({ keyVersion: 2 })).account

    expect(store.id).toBe(`${plain.id}/store1`)
    expect(new Set([plain, rekeyed, rotated].map(({ credential }) => credential)).size).toBe(3)
    expect(plain.credential).toMatch(/^[0-9a-f]{16}_1$/)
  })

  it('does not send what was prepared under another key', async () => {
    const { antom, sent } = connect({ config: { keyVersion: 2 } })
    const other = connect().antom
    const prepared = other.prepare.createPayment(order('order_1'))

    expect(await antom.send(prepared, FIRST)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent' },
      error: { code: 'account_differs' },
    })
    expect(sent).toEqual([])
  })
})

describe('what leaves', () => {
  async function sentWith(config: Readonly<Record<string, unknown>>): Promise<Request> {
    const seen: Request[] = []
    const antom = adapter.create(optionsFor(config), {
      fetch: async (request) => {
        seen.push(request.clone())
        return new Response('')
      },
    })
    await antom.createPayment(order('order_1'), FIRST)
    const [request] = seen
    if (!request) throw new Error('nothing was sent')
    return request
  }

  it.each(Object.entries(REGIONS))('goes to the address of %s', async (region, origin) => {
    const { url } = await sentWith({ region, baseUrl: undefined })

    expect(url).toBe(`${origin}/ams/sandbox/api/v1/payments/pay`)
  })

  it('goes to the live path with a live client id', async () => {
    const { url } = await sentWith({ clientId: 'T_5X', region: 'asia', baseUrl: undefined })

    expect(new URL(url).pathname).toBe('/ams/api/v1/payments/pay')
  })

  it('names key version, agent and store where they are configured', async () => {
    const request = await sentWith({
      keyVersion: 3,
      agentToken: 'agent_1',
      merchantAccountId: 'store_1',
    })

    expect(request.headers.get('signature')).toContain('keyVersion=3,')
    expect(request.headers.get('agent-token')).toBe('agent_1')
    expect(request.headers.get('client-id')).toBe('SANDBOX_5X00000000000000')
    expect(await request.json()).toMatchObject({ merchantAccountId: 'store_1' })
  })
})

describe('check', () => {
  it('passes with keys that fit, without leaving anything behind', async () => {
    const { antom, simulator } = connect()

    expect(await antom.check()).toMatchObject({
      account: antom.account,
      clockSkewMs: 0,
      warnings: [],
    })
    expect(simulator.ledger.entries()).toEqual([])
  })

  it('finds a private key that Antom does not know', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const wrong = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    const { antom } = connect({ config: { privateKey: wrong } })

    await expect(antom.check()).rejects.toMatchObject({ code: 'unauthorized' })
  })

  it("finds a key of Antom's that is not the one of this account", async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const wrong = publicKey.export({ format: 'pem', type: 'spki' }).toString()
    const { antom } = connect({ config: { antomPublicKey: wrong } })

    await expect(antom.check()).rejects.toMatchObject({ code: 'unverified_response' })
  })

  it("takes answers under Antom's key from before a rotation while it is configured", async () => {
    const without = connect()
    const rotating = connect({ config: { previousAntomPublicKeys: [RETIRED_KEY.publicKey] } })
    without.simulator.flaws.next('inquiry_payment', 'old_key')
    rotating.simulator.flaws.next('inquiry_payment', 'old_key')

    await expect(without.antom.check()).rejects.toMatchObject({ code: 'unverified_response' })
    expect(await rotating.antom.check()).toMatchObject({ account: rotating.antom.account })
  })
})
