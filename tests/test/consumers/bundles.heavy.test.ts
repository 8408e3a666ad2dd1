import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bundle, ESM_LINE, HAS_ESBUILD } from '../../src/consumers/bundle.ts'
import { createConsumer } from '../../src/consumers/consumer.ts'
import { ROOT } from '../../src/workspace/files.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'paystate-bundles-')))
let folder = ''

beforeAll(() => {
  folder = createConsumer(temporary).folder
  for (const name of ['shop-in-a-bundle.js', 'edge-worker.js']) {
    cpSync(join(ROOT, 'tests/fixtures', name), join(folder, name))
  }
})
afterAll(() => rmSync(temporary, { recursive: true }))

describe.skipIf(!HAS_ESBUILD)('in a bundle', () => {
  it.each([
    { as: 'CommonJS', outfile: 'shop.cjs', options: ['--format=cjs', '--platform=node'] },
    { as: 'an ES module', outfile: 'shop.mjs', options: ESM_LINE },
  ])('both adapters work as $as', ({ outfile, options }) => {
    bundle('shop-in-a-bundle.js', { folder, outfile, options })

    const args = [outfile]
    expect(runProgram(process.execPath, { args, cwd: folder })).toBe('not_applied never_sent\n')
  })

  it('the line for an ES module is the one that the page gives', () => {
    const page = readFileSync(join(ROOT, 'docs/runtimes.md'), 'utf8').replaceAll('"', '')

    expect(page).toContain(ESM_LINE.join(' '))
  })

  it('core needs nothing of Node', () => {
    const options = ['--format=iife', '--platform=neutral', '--main-fields=module,main']
    bundle('edge-worker.js', { folder, outfile: 'edge.js', options })

    const { crypto, URL, URLSearchParams, performance } = globalThis
    const edge = createContext({ crypto, URL, URLSearchParams, performance })
    runInContext(readFileSync(join(folder, 'edge.js'), 'utf8'), edge)
    expect(runInContext('paystate.createReference()', edge)).toMatch(/^[0-9a-f]{32}$/)
    expect(runInContext("paystate.money('EUR', 1050).minorUnits", edge)).toBe(1050)
  })
})
