import { describe, expect, it } from 'vitest'
import { IMPORT_EXCEPTIONS, unexcused } from '../../src/architecture/exceptions.ts'
import { IMPORT_TABLE } from '../../src/architecture/import-table.ts'
import { forbiddenImports, type Importer } from '../../src/architecture/imports.ts'
import { readSources } from '../../src/workspace/files.ts'
import { readPackages, type WorkspacePackage } from '../../src/workspace/packages.ts'

const packages = readPackages()

function importer({ folder, manifest: { name } }: WorkspacePackage): Importer {
  return { name, folder, rule: IMPORT_TABLE[name] ?? { src: [] } }
}

describe('who may import whom', () => {
  it('lists every package of the workspace and no other', () => {
    const names = packages.map(({ manifest }) => manifest.name).sort()

    expect(Object.keys(IMPORT_TABLE).sort()).toEqual(names)
  })

  it.each(packages.map((one) => [one.manifest.name, one] as const))(
    '%s imports only what its row allows',
    (_, one) => {
      const files = [...readSources(`${one.folder}/src`), ...readSources(`${one.folder}/test`)]
      const findings = files.flatMap((file) => forbiddenImports(file, importer(one)))

      const excused = Object.entries(IMPORT_EXCEPTIONS).filter(([path]) =>
        path.startsWith(`${one.folder}/`),
      )

      expect(unexcused(findings, Object.fromEntries(excused))).toEqual([])
    },
  )

  it.each(packages.map((one) => [one.manifest.name, one] as const))(
    '%s depends on what its row allows, for tests in devDependencies',
    (name, { manifest }) => {
      const rule = IMPORT_TABLE[name] ?? { src: [] }
      const ours = (names: object) => Object.keys(names).filter((key) => key in IMPORT_TABLE)
      const development = [...(manifest.private ? rule.src : []), ...(rule.test ?? [])]

      expect(rule.src).toEqual(expect.arrayContaining(ours(manifest.dependencies)))
      expect(development).toEqual(expect.arrayContaining(ours(manifest.devDependencies)))
    },
  )
})

describe('the import rule', () => {
  const adapter = {
    name: '@paystate/adapter-mollie',
    folder: 'packages/adapter-mollie',
    rule: { src: ['@paystate/core'], test: ['@paystate/simulator'] },
  }

  it.each([
    ['src/a.ts', `import { x } from '@paystate/adapter-antom'`],
    ['src/a.ts', `export type { X } from '@paystate/simulator/mollie'`],
    ['src/a.ts', `const x = await import('@paystate/conformance')`],
    ['src/a.ts', `let x: import('@paystate/conformance').X`],
    ['src/a.ts', `const x = require('@paystate/simulator')`],
    ['src/a.ts', `import '../../core/src/index.ts'`],
    ['src/a.ts', `import '../test/fixture.ts'`],
    ['test/a.test.ts', `import '../../core/src/index.ts'`],
    ['test/a.test.ts', `import '@paystate/demo'`],
  ])('refuses, in %s: %s', (path, text) => {
    const file = { path: `packages/adapter-mollie/${path}`, text }

    expect(forbiddenImports(file, adapter)).toHaveLength(1)
  })

  it.each([
    ['src/a.ts', `import { x } from '@paystate/core/adapter'`],
    ['src/payments/a.ts', `import { x } from '../money/money.ts'`],
    ['src/a.ts', `import ky from 'ky'`],
    ['test/a.test.ts', `import { x } from '@paystate/simulator/mollie'`],
    ['test/a.test.ts', `import { x } from '../src/index.ts'`],
  ])('allows, in %s: %s', (path, text) => {
    const file = { path: `packages/adapter-mollie/${path}`, text }

    expect(forbiddenImports(file, adapter)).toEqual([])
  })
})
