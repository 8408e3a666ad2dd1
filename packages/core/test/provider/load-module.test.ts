import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isPaymentError } from '../../src/errors/payment-error.ts'
import { createProvider } from '../../src/provider/create-provider.ts'
import { loadModule } from '../../src/provider/load-module.ts'

const MISSING = '@paystate/adapter-nowhere'

async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  )
}

/** What Node says when a package cannot be found. */
function notFound(name: string): Error {
  return Object.assign(new Error(`Cannot find package '${name}' imported from /app/shop.js`), {
    code: 'ERR_MODULE_NOT_FOUND',
  })
}

const SAYS_HOW = [
  `The configuration's provider means the package ${MISSING}.`,
  'Check how `provider` is spelled.',
  '{ load: (name) => import(name) }',
  `{ load: { '${MISSING}': await import('${MISSING}') } }`,
]

describe('a package that is not installed', () => {
  it.each([
    { from: 'the line of the application', load: () => Promise.reject(notFound(MISSING)) },
    { from: 'a literal map', load: {} },
    { from: 'where core stands', load: undefined },
  ])(
    'is named with the lines that find it, and never with a command that installs what nobody knows, when asked of $from',
    async ({ load }) => {
      const error = await thrownBy(
        createProvider({ provider: 'nowhere', apiKey: 'live_SeCrEt' }, { load }),
      )

      expect(error).toMatchObject({ code: 'adapter_not_installed' })
      expect(isPaymentError(error) && error.message).toEqual(
        expect.stringMatching(
          SAYS_HOW.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'),
        ),
      )
      expect(String(error)).not.toContain('live_SeCrEt')
      expect(String(error)).not.toContain('npm install')
    },
  )

  it('is not in a map because an object has a `constructor`', async () => {
    expect(await thrownBy(loadModule('constructor', {}))).toMatchObject({
      code: 'adapter_not_installed',
    })
  })
})

describe('a package that is installed and fails', () => {
  it.each([
    notFound('some-dependency'),
    notFound(`${MISSING}-other`),
    Object.assign(new Error(`Cannot find '${MISSING}'`), { code: 'ERR_OTHER' }),
    new SyntaxError(`bad '${MISSING}'`),
  ])('is not called missing: %s', async (failure) => {
    expect(await thrownBy(loadModule(MISSING, () => Promise.reject(failure)))).toBe(failure)
  })
})

describe('the line of the application', () => {
  let home: string

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'paystate-core-'))
  })

  afterEach(() => {
    rmSync(home, { recursive: true })
  })

  function install(name: string, source: string): void {
    const folder = join(home, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    const manifest = { name, type: 'module', exports: './index.js' }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
    writeFileSync(join(folder, 'index.js'), source)
  }

  /** The application's own module, with the one line that the documentation gives. */
  async function shopWithLoad(): Promise<{ load: (name: string) => Promise<unknown> }> {
    const line = join(home, 'shop.mjs')
    writeFileSync(line, 'export const load = (name) => import(name)')
    return import(pathToFileURL(line).href)
  }

  it('a package that misses its own dependency is not called missing', async () => {
    install('@acme/broken', "export * from 'not-there-at-all'")

    const { load } = await shopWithLoad()
    const error = await thrownBy(loadModule('@acme/broken', load))

    expect(isPaymentError(error)).toBe(false)
    expect(String(error)).toContain('not-there-at-all')
  })

  it('finds a package from where it stands', async () => {
    install('@acme/by-line', 'export const adapter = "by line"')
    const shop = await shopWithLoad()

    expect(await loadModule('@acme/by-line', shop.load)).toMatchObject({ adapter: 'by line' })
    expect(await thrownBy(loadModule('@acme/not-by-line', shop.load))).toMatchObject({
      code: 'adapter_not_installed',
    })
  })
})
