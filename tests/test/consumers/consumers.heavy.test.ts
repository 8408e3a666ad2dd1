import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  COMPILERS,
  compile,
  expectedObjections,
  MISTAKEN,
  programOf,
  RESOLUTIONS,
  TYPESCRIPT_7,
} from '../../src/consumers/compilers.ts'
import { type Consumer, createConsumer } from '../../src/consumers/consumer.ts'
import { foreignTypesIn } from '../../src/consumers/declarations.ts'
import { ALL_RUNTIMES, loadEntries, OLD_NODE, RUNTIMES } from '../../src/consumers/runtimes.ts'
import { sendOn } from '../../src/consumers/send-on-runtime.ts'
import { WIRE_CASES } from '../../src/consumers/wire-cases.ts'
import { ROOT } from '../../src/workspace/files.ts'
import { entrySpecifiers, publishedPackages } from '../../src/workspace/packages.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

// Compilers and older Nodes, each several seconds long.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'paystate-consumer-')))
let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer(temporary)
})
afterAll(() => rmSync(temporary, { recursive: true }))

function entriesOf({ manifests }: Consumer): string[] {
  return manifests.flatMap(entrySpecifiers).sort()
}

describe('the packed packages', () => {
  it('are all that is published, with all their entries', () => {
    const manifests = publishedPackages().map(({ manifest }) => manifest)

    expect(entriesOf(consumer)).toEqual(manifests.flatMap(entrySpecifiers).sort())
  })

  it('depend on ranges, on Mollie’s client on its patches only, and on each other by ^', () => {
    for (const { name, version, dependencies } of consumer.manifests) {
      for (const [dependency, range] of Object.entries(dependencies)) {
        const expected = dependency.startsWith('@paystate/')
          ? `^${version}`
          : dependency === '@mollie/api-client'
            ? '~4.6.0'
            : expect.stringMatching(/^\^\d+\.\d+\.\d+$/)
        expect({ name, dependency, range }).toEqual({ name, dependency, range: expected })
      }
    }
  })

  it('carry neither the source condition nor a workspace range', () => {
    for (const manifest of consumer.manifests) {
      expect(JSON.stringify(manifest.exports)).not.toContain('@paystate/source')
      expect(JSON.stringify(manifest.dependencies)).not.toContain('workspace:')
      expect(manifest.engines).toEqual({ node: '>=22.12' })
    }
  })

  it('declare their entries with the types of Node and of each other, and of the client that native is', () => {
    const foreign = consumer.manifests.flatMap((manifest) =>
      foreignTypesIn(manifest, { folder: consumer.folder }),
    )

    const client = '@paystate/adapter-mollie/dist/http/client.d.ts: @mollie/api-client'
    expect(foreign.filter((one) => one !== client)).toEqual([])
  })
})

describe.each(RUNTIMES)('on Node $major', ({ major, executable, installed }) => {
  it.skipIf(!installed)('give the same names to import and to require', () => {
    const entries = entriesOf(consumer)
    const loaded = loadEntries(entries, { executable, folder: consumer.folder })

    expect(loaded.version).toMatch(new RegExp(`^v${major}\\.`))
    expect(Object.keys(loaded.imported)).toEqual(entries)
    expect(Object.values(loaded.imported)).not.toContainEqual([])
    expect(loaded.required).toEqual(loaded.imported)
  })
})

describe.each(ALL_RUNTIMES)('on $name', (runtime) => {
  it.skipIf(!runtime.installed)('a request says truly how far it got', async () => {
    const sent = await sendOn(runtime, { cases: WIRE_CASES, folder: consumer.folder })

    expect(sent).toMatchObject(
      WIRE_CASES.map(({ becomes, arrive }) => ({ became: becomes, arrived: arrive })),
    )
  })
})

describe('on Node 20, which is too old', () => {
  it.skipIf(!OLD_NODE.installed).each(['mollie', 'antom'])(
    'the %s adapter loads, and says what to do',
    (provider) => {
      cpSync(join(ROOT, 'tests/fixtures/start.mjs'), join(consumer.folder, 'start.mjs'))
      const args = ['start.mjs', provider]
      const printed = runProgram(OLD_NODE.executable, { args, cwd: consumer.folder })

      expect(printed).toMatch(/^invalid_configuration .*Node 20.*Install Node 22\.12 or later/)
    },
  )
})

describe.each(COMPILERS)('under TypeScript $version', (compiler) => {
  it.each(RESOLUTIONS)(
    'show three mistakes and no other error ($moduleResolution)',
    (resolution) => {
      const program = `${MISTAKEN}\n${programOf(entriesOf(consumer))}`
      const objections = compile(program, { folder: consumer.folder, compiler, resolution })

      expect(objections).toEqual(expectedObjections(program, resolution))
    },
  )
})

describe('under TypeScript 7, which includes no types by itself', () => {
  it.each(RESOLUTIONS)(
    'bring the types of Node with core alone ($moduleResolution)',
    (resolution) => {
      const context = { folder: consumer.folder, compiler: TYPESCRIPT_7, resolution }

      expect(compile(MISTAKEN, context)).toEqual(expectedObjections(MISTAKEN, resolution))
    },
  )
})
