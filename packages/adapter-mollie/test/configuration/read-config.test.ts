import { inspect } from 'node:util'
import { isPaymentError } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'

const KEY = 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM'
const LIVE = KEY.replace('test', 'live')

function pathsOf(input: unknown): readonly string[] {
  const checked = adapter.readConfig(input)
  return checked.ok ? [] : checked.issues.map(({ path }) => path)
}

describe('a configuration', () => {
  it.each([
    [{ apiKey: KEY }],
    [{ apiKey: KEY.replace('test', 'live'), profileId: 'pfl_1' }],
    [{ accessToken: 'access_Wwvu7egPcJLLJ9Kb7J632x8wJ2zMeJ', profileId: 'pfl_1', testmode: true }],
    [{ apiKey: KEY, baseUrl: 'http://127.0.0.1:4040' }],
    [{ apiKey: KEY, baseUrl: 'http://127.0.0.1:4040', webhookUrl: 'http://localhost/hook' }],
    [{ apiKey: LIVE, baseUrl: 'http://127.0.0.1:4040', webhookUrl: 'http://localhost/hook' }],
    [{ apiKey: KEY, baseUrl: 'http://localhost:4040/v2/' }],
    [{ apiKey: KEY, defaults: { method: ['ideal', 'creditcard'] }, timeouts: { attemptMs: 1 } }],
    [{ apiKey: KEY, webhookSecrets: ['a_secret_of_16_chars'], webhookUrl: 'https://a.example' }],
  ])('%o is good', (input) => {
    expect(adapter.readConfig(input)).toMatchObject({ ok: true })
  })

  it('names what a misspelled field probably means', () => {
    const checked = adapter.readConfig({ apikey: KEY, defaults: { methods: 'ideal' } })
    const issues = checked.ok ? [] : checked.issues

    expect(issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'defaults.methods: is not a known field; perhaps `method` is meant',
      'apikey: is not a known field; perhaps `apiKey` is meant',
      expect.stringContaining('apiKey: is missing'),
    ])
  })

  it.each<[unknown, readonly string[]]>([
    [undefined, ['', 'apiKey']],
    [null, ['']],
    ['test_key', ['']],
    [{}, ['apiKey']],
    [{ apiKey: 'sk_live_1' }, ['apiKey']],
    [{ apiKey: `${KEY.slice(0, 9)} ${KEY.slice(9)}` }, ['apiKey']],
    [{ apiKey: KEY, accessToken: 'access_x', profileId: 'pfl_1' }, ['accessToken']],
    [{ accessToken: 'access_x' }, ['profileId']],
    [{ apiKey: KEY, testmode: true }, ['testmode']],
    [{ apiKey: KEY, apikey: KEY, timeout: 1 }, ['apikey', 'timeout']],
    [{ apiKey: KEY, baseUrl: 'http://api.mollie.com' }, ['baseUrl']],
    [{ apiKey: KEY, baseUrl: 'https://x:y@api.example/' }, ['baseUrl']],
    [{ apiKey: KEY, webhookSecrets: ['short'] }, ['webhookSecrets.0']],
    ...[
      'https://shop.example/hook ',
      'https://shop.example/hook\n',
      'https://shop.example/ho\tok',
      'https:shop.example',
      'https:///',
      'http://localhost:3000/hook',
      'https://192.168.1.4/hook',
      'https://shop.example/?paystate_reference=x',
    ].map((webhookUrl): [unknown, string[]] => [{ apiKey: LIVE, webhookUrl }, ['webhookUrl']]),
    [{ apiKey: KEY, webhookUrl: 'http://localhost/hook' }, ['webhookUrl']],
    [
      { apiKey: LIVE, webhookUrl: 'http://localhost/hook', baseUrl: 'https://proxy.example' },
      ['webhookUrl'],
    ],
    [{ apiKey: KEY, baseUrl: 'https:/api.example' }, ['baseUrl']],
    [{ apiKey: KEY, defaults: { metadata: { note: '\ud83d' } } }, ['defaults.metadata']],
    [{ apiKey: KEY, defaults: { methode: 'ideal' } }, ['defaults.methode']],
    [
      { apiKey: KEY, timeouts: { attemptMs: 0.5, total: 1 } },
      ['timeouts.attemptMs', 'timeouts.total'],
    ],
    [
      { accessToken: 'nonsense', webhookUrl: 'shop', readAttempts: 9, misspelled: 1 },
      ['accessToken', 'webhookUrl', 'readAttempts', 'misspelled', 'profileId'],
    ],
  ])('%o has all its faults named at once', (input, paths) => {
    const found = pathsOf(input)
    for (const path of paths) if (input !== undefined) expect(found).toContain(path)
    expect(found.length).toBeGreaterThan(0)
  })

  it.each([
    [{ apiKey: ` ${KEY}\n` }, { apiKey: KEY }],
    [{ apiKey: KEY, profileId: 'pfl_1\n' }, { profileId: 'pfl_1' }],
    [{ accessToken: '\taccess_x\r\n', profileId: 'pfl_1' }, { accessToken: 'access_x' }],
    [
      { apiKey: KEY, webhookSecrets: ['a_secret_of_16_chars\n'] },
      { webhookSecrets: ['a_secret_of_16_chars'] },
    ],
  ])('%o loses the white space around its keys', (input, value) => {
    expect(adapter.readConfig(input)).toMatchObject({ ok: true, value })
  })

  it('names what is missing, and its shape', () => {
    expect(adapter.readConfig({})).toEqual({
      ok: false,
      issues: [
        {
          path: 'apiKey',
          message: 'is missing: give an API key (test_… or live_…), or accessToken and profileId',
        },
      ],
    })
  })

  it('never shows a value in its faults', () => {
    const input = { apiKey: 'secret_1', accessToken: 'secret_2', webhookSecrets: ['secret_3'] }
    expect(inspect(adapter.readConfig(input), { depth: 9 })).not.toMatch(/secret_\d/)
  })

  it('that is wrong is refused by create, too', () => {
    const create = () => adapter.create({ apiKey: 'sk_live_1' })
    expect(create).toThrow(
      expect.toSatisfy((error) => isPaymentError(error) && error.code === 'invalid_configuration'),
    )
  })
})

describe('the account', () => {
  it('is reported apart by a fingerprint of the key and never by the key', () => {
    const { account } = adapter.create({ apiKey: KEY })
    expect(account).toMatchObject({ provider: 'mollie', mode: 'test' })
    expect(account.id).toBe(`key_${account.credential}`)
    expect(JSON.stringify(account)).not.toContain(KEY.slice(5, 15))
  })

  it('stays the same under another key when the profile is named', () => {
    const one = adapter.create({ apiKey: KEY, profileId: 'pfl_1' }).account
    const other = adapter.create({ apiKey: `${KEY}x`, profileId: 'pfl_1' }).account
    expect(one.id).toBe(other.id)
    expect(one.credential).not.toBe(other.credential)
  })

  it('is live with a live key', () => {
    expect(adapter.create({ apiKey: 'live_x' }).account.mode).toBe('live')
  })
})

describe('the adapter', () => {
  it('can be logged without its key', () => {
    const mollie = adapter.create({ apiKey: KEY, webhookSecrets: ['a_secret_of_16_chars'] })
    const shown = inspect(mollie, { depth: 20, showHidden: true })
    expect(shown).not.toContain(KEY)
    expect(shown).not.toContain('a_secret_of_16_chars')
  })
})
