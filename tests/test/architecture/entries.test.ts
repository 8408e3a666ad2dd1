import { describe, expect, it } from 'vitest'
import {
  expectedExports,
  firstLine,
  TYPES_REFERENCE,
  topLevelSources,
} from '../../src/architecture/entries.ts'
import { listFiles } from '../../src/workspace/files.ts'
import { publishedPackages } from '../../src/workspace/packages.ts'

const published = publishedPackages().map((one) => [one.manifest.name, one] as const)

describe.each(published)('%s', (_, one) => {
  const entries = topLevelSources(one)

  it('exports exactly the files directly under src, from source and when published', () => {
    expect(one.manifest.exports).toEqual(expectedExports(entries, { published: false }))
    expect(one.manifest.publishConfig?.exports).toEqual(
      expectedExports(entries, { published: true }),
    )
  })

  it('has an entry, and each begins with the reference to the types of Node', () => {
    expect(entries).not.toEqual([])
    expect(entries.filter((entry) => firstLine(one, { entry }) !== TYPES_REFERENCE)).toEqual([])
  })

  it('has a README', () => {
    expect(listFiles(one.folder)).toContain(`${one.folder}/README.md`)
  })

  it('runs on Node 22.12 and later', () => {
    expect(one.manifest.engines).toEqual({ node: '>=22.12' })
  })
})

describe('the expected exports', () => {
  it('name index the root and every other file a path of its own', () => {
    expect(expectedExports(['index.ts', 'adapter.ts'], { published: false })).toEqual({
      '.': {
        '@paystate/source': './src/index.ts',
        types: './dist/index.d.ts',
        default: './dist/index.js',
      },
      './adapter': {
        '@paystate/source': './src/adapter.ts',
        types: './dist/adapter.d.ts',
        default: './dist/adapter.js',
      },
      './package.json': './package.json',
    })
  })

  it('leave the source condition out of what is published', () => {
    expect(JSON.stringify(expectedExports(['index.ts'], { published: true }))).not.toContain(
      '@paystate/source',
    )
  })
})
