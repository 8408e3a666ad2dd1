import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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
  `The adapter package ${MISSING} is needed.`,
  `npm install ${MISSING}`,
  '{ load: (name) => import(name) }',
]

describe('a package that is not installed', () => {
  it.each([
    { from: 'the line of the application', load: () => Promise.reject(notFound(MISSING)) },
    { from: 'a literal map', load: {} },
    { from: 'core and the working directory', load: undefined },
  ])('is named with the command and the line that help, when asked of $from', async ({ load }) => {
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
  })

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

describe('without a load line', () => {
  let home: string

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'paystate-core-'))
    vi.spyOn(process, 'cwd').mockReturnValue(home)
  })

  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(home, { recursive: true })
  })

  function install(name: string, source: string): void {
    const folder = join(home, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    const manifest = { name, type: 'module', exports: './index.js' }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
    writeFileSync(join(folder, 'index.js'), source)
  }

  it('a package of the working directory is found', async () => {
    install('@acme/found-here', 'export const adapter = "here"')

    expect(await loadModule('@acme/found-here', undefined)).toMatchObject({ adapter: 'here' })
  })

  it('a package that misses its own dependency is not called missing', async () => {
    install('@acme/broken', "export * from 'not-there-at-all'")

    const error = await thrownBy(loadModule('@acme/broken', undefined))

    expect(isPaymentError(error)).toBe(false)
    expect(String(error)).toContain('not-there-at-all')
  })

  it('the line of the application finds it from where that stands', async () => {
    install('@acme/by-line', 'export const adapter = "by line"')
    const line = join(home, 'shop.mjs')
    writeFileSync(line, 'export const load = (name) => import(name)')
    const shop: { load: (name: string) => Promise<unknown> } = await import(
      pathToFileURL(line).href
    )

    expect(await loadModule('@acme/by-line', shop.load)).toMatchObject({ adapter: 'by line' })
    expect(await thrownBy(loadModule('@acme/not-by-line', shop.load))).toMatchObject({
      code: 'adapter_not_installed',
    })
  })
})
