/** Which packages of ours a package may import: from `src/`, and further ones from `test/`. */
export interface ImportRule {
  readonly src: readonly string[]
  readonly test?: readonly string[]
}

const KIT = '@paystate/adapter-kit'
const CORE = '@paystate/core'
const ENGINE = '@paystate/engine'
const WEBHOOKS = '@paystate/webhooks'
const BROWSER = '@paystate/browser'
const CONSOLE = '@paystate/console'
const ADAPTERS = ['@paystate/adapter-antom', '@paystate/adapter-mollie']
const TEST_SUPPORT = ['@paystate/conformance', '@paystate/simulator']

/** Who may know whom. A package that is not in this table fails the test. */
export const IMPORT_TABLE: Readonly<Record<string, ImportRule>> = {
  '@paystate/core': { src: [] },
  '@paystate/adapter-kit': { src: [CORE] },
  '@paystate/adapter-antom': { src: [KIT, CORE], test: TEST_SUPPORT },
  '@paystate/adapter-mollie': { src: [KIT, CORE], test: TEST_SUPPORT },
  '@paystate/conformance': { src: [KIT, CORE] },
  '@paystate/simulator': { src: [], test: [BROWSER] },
  [ENGINE]: { src: [CORE], test: [...ADAPTERS, ...TEST_SUPPORT] },
  [WEBHOOKS]: { src: [CORE], test: [...ADAPTERS, ...TEST_SUPPORT] },
  [CONSOLE]: { src: [CORE, ENGINE], test: [...ADAPTERS, '@paystate/simulator', BROWSER] },
  '@paystate/demo': {
    src: [CORE, ENGINE, CONSOLE, ...ADAPTERS, '@paystate/simulator'],
    test: [BROWSER],
  },
  [BROWSER]: { src: [] },
  '@paystate/benchmarks': {
    src: [CORE, KIT, ENGINE, CONSOLE, ...ADAPTERS, '@paystate/simulator'],
  },
  '@paystate/tests': {
    src: [CORE, KIT, ENGINE, WEBHOOKS, CONSOLE, ...ADAPTERS, ...TEST_SUPPORT],
  },
}
