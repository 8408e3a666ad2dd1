import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readSettings } from '../../src/configuration/read-settings.ts'

const directory = mkdtempSync(join(tmpdir(), 'paystate-settings-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const read = (given: string[], environment: Record<string, string> = {}) =>
  readSettings(given, { environment, directory, defaultData: '/data' })

function file(content: string): string {
  writeFileSync(join(directory, 'config.json'), content)
  return 'config.json'
}

it('starts with Mollie on port 3000 when nobody says anything', () => {
  expect(read([])).toEqual({
    ok: true,
    value: {
      port: 3000,
      isPortChosen: false,
      dataDirectory: '/data',
      provider: { provider: 'mollie' },
      currencies: {},
      formats: {},
    },
  })
})

it('takes a server for the payments, and repeats nothing of what is none', () => {
  const url = 'postgres://ada:secret@127.0.0.1/shop'

  expect(read(['--database', url])).toMatchObject({ value: { database: url } })
  expect(read(['--database', 'mysql://ada:secret@127.0.0.1/shop'])).toEqual({
    ok: false,
    issues: [{ path: '--database', message: 'must begin with postgres://' }],
  })
})

it('sends currencies to providers by a file', () => {
  expect(read(['--config', file('{"currencies":{"JPY":"antom"}}')])).toMatchObject({
    value: { provider: { provider: 'mollie' }, currencies: { JPY: 'antom' } },
  })
  expect(read(['--config', file('{"currencies":{"yen":"antom"}}')])).toMatchObject({
    ok: false,
    issues: [{ path: 'currencies' }],
  })
})

it.each([
  [['--port', '4000'], {}],
  [['--port=4000'], { PORT: '5000' }],
  [['--', '--port', '4000'], {}],
  [[], { PORT: '4000' }],
])('reads the port from %j and %j', (given, environment) => {
  const settings = read(
    given.filter((word) => word !== '--'),
    environment,
  )

  expect(settings).toMatchObject({ ok: true, value: { port: 4000, isPortChosen: true } })
})

it('swaps the provider by the environment or by a file', () => {
  expect(read([], { PAYMENT_PROVIDER: 'antom' })).toMatchObject({
    value: { provider: { provider: 'antom' } },
  })
  expect(read(['--config', file('{"provider":"antom","clientId":"SANDBOX_1"}')])).toMatchObject({
    value: { provider: { provider: 'antom', clientId: 'SANDBOX_1' } },
  })
})

it('names every fault at once', () => {
  const settings = read([
    '--prot',
    '1',
    'serve',
    '--port',
    'many',
    '--config',
    'none.json',
    '--data',
  ])

  expect(settings.ok).toBe(false)
  expect(settings.ok ? [] : settings.issues.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['--prot', 'serve', '--data', 'port', '--config']),
  )
})

it.each(['not json', '[]', 'null', '"antom"'])('refuses the file %j by its name', (content) => {
  const settings = read(['--config', file(content)])

  expect(settings).toMatchObject({ ok: false, issues: [{ path: '--config' }] })
})

it('repeats nothing of a file in a fault', () => {
  const settings = read(['--config', file('{"apiKey":"test_secret"')])

  expect(JSON.stringify(settings)).not.toContain('secret')
})

it('refuses two names for the provider', () => {
  const settings = read(['--config', file('{"provider":"antom"}')], { PAYMENT_PROVIDER: 'mollie' })

  expect(settings).toMatchObject({ ok: false, issues: [{ path: 'provider' }] })
})

it('takes a locale and a time zone, and names those that do not exist', () => {
  expect(read(['--locale', 'en-GB', '--time-zone', 'Europe/Berlin'])).toMatchObject({
    value: { formats: { locale: 'en-GB', timeZone: 'Europe/Berlin' } },
  })
  expect(read(['--locale', 'not a locale', '--time-zone', 'Berlin'])).toMatchObject({
    issues: [{ path: '--locale' }, { path: '--time-zone' }],
  })
})
