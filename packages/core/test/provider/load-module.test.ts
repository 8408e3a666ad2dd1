import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isPaymentError } from '../../src/errors/payment-error.ts'
import { createProvider, createProviders } from '../../src/provider/create-provider.ts'
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

/** A process in an application that has these packages of ours. */
function applicationWith(...names: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'paystate-core-'))
  for (const name of names) {
    mkdirSync(join(folder, 'node_modules', '@paystate', name), { recursive: true })
  }
  mkdirSync(join(folder, 'server'))
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(join(folder, 'server'))
  return {
    [Symbol.dispose]() {
      cwd.mockRestore()
      rmSync(folder, { recursive: true })
    },
  }
}

const NAMES = `The configuration's \`provider\` names the package ${MISSING}, which`
const CHECK =
  'Check how `provider` is spelled, and that the package is installed in your application.'
const BUNDLE = `In a bundle, pass the module itself: \`load: { '${MISSING}': await import('${MISSING}') }\`.`

describe('a package that is not installed', () => {
  it.each([
    {
      from: 'the line of the application',
      load: () => Promise.reject(notFound(MISSING)),
      says: `${NAMES} was not found. Nothing was sent, so no money has moved. ${CHECK} ${BUNDLE}`,
    },
    {
      from: 'a literal map',
      load: { '@acme/pay': {} },
      says: `${NAMES} is not in the \`load\` map (@acme/pay). Nothing was sent, so no money has moved. Check how \`provider\` is spelled, or add the package: \`load: { '${MISSING}': await import('${MISSING}') }\`.`,
    },
    {
      from: 'where core stands',
      load: undefined,
      says: `${NAMES} was not found. Nothing was sent, so no money has moved. ${CHECK} If it is installed, pass the option \`load: (name) => import(name)\`, which finds it from there. ${BUNDLE}`,
    },
  ])('is named with what finds it, when asked of $from', async ({ load, says }) => {
    const error = await thrownBy(
      createProvider({ provider: 'nowhere', apiKey: 'live_SeCrEt' }, { load }),
    )

    expect(error).toMatchObject({ code: 'adapter_not_installed', message: says })
    expect(String(error)).not.toContain('live_SeCrEt')
  })

  it('is corrected where the application has one whose name is close', async () => {
    using _ = applicationWith('adapter-acme', 'adapter-kit', 'core')
    const misspelled = await thrownBy(createProvider({ provider: 'acm' }, { load: notInstalled }))
    const shouted = await thrownBy(createProvider({ provider: 'ACME' }, { load: notInstalled }))
    const kit = await thrownBy(createProvider({ provider: 'kitt' }, { load: notInstalled }))

    expect(misspelled).toMatchObject({
      code: 'adapter_not_installed',
      message:
        'The configuration\'s `provider` names the package @paystate/adapter-acm, which was not found. Did you mean "acme"? Nothing was sent, so no money has moved. Correct the name and start again.',
    })
    expect(shouted).toMatchObject({
      code: 'invalid_configuration',
      message: expect.stringContaining('a whole package name. Did you mean "acme"? Nothing'),
    })
    expect(kit).toMatchObject({ message: expect.not.stringContaining('Did you mean') })
  })

  it('is one issue among those of several providers, which says each thing once', async () => {
    using _ = applicationWith('adapter-acme')
    const providers = { eu: { provider: 'acmex' }, us: { provider: 'nowhere' } }
    const error = await thrownBy(createProviders(providers, { load: notInstalled }))

    expect(error).toMatchObject({
      code: 'invalid_configuration',
      message: `Invalid configuration. eu.provider: names the package @paystate/adapter-acmex, which was not found. Did you mean "acme"? us.provider: names the package ${MISSING}, which was not found. ${CHECK} ${BUNDLE} Nothing was sent, so no money has moved. Correct the named configuration fields and start again.`,
    })
  })

  it('is not in a map because an object has a `constructor`', async () => {
    expect(await loadModule('constructor', {})).toMatchObject({ kind: 'missing' })
  })

  async function notInstalled(name: string): Promise<never> {
    throw notFound(name)
  }
})

describe('a package that is installed and fails', () => {
  it.each([
    notFound('some-dependency'),
    notFound(`${MISSING}-other`),
    Object.assign(new Error(`Cannot find '${MISSING}'`), { code: 'ERR_OTHER' }),
    new SyntaxError(`bad '${MISSING}'`),
  ])('is not called missing: %s', async (failure) => {
    expect(await thrownBy(loadModule('nowhere', () => Promise.reject(failure)))).toBe(failure)
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

    expect(await loadModule('@acme/by-line', shop.load)).toMatchObject({
      kind: 'loaded',
      module: { adapter: 'by line' },
    })
    expect(await loadModule('@acme/not-by-line', shop.load)).toMatchObject({ kind: 'missing' })
  })
})
