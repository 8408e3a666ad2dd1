import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Read, undocumented } from '../../src/architecture/undocumented.ts'
import { listFiles, ROOT, readText } from '../../src/workspace/files.ts'
import { publishedPackages } from '../../src/workspace/packages.ts'

const read: Read = (path) => (existsSync(join(ROOT, path)) ? readText(path) : undefined)

const entries = publishedPackages().flatMap(({ folder }) =>
  listFiles(`${folder}/src`).filter((path) => /\/src\/[^/]+\.ts$/.test(path)),
)

describe('every exported name says what it is for', () => {
  it.each(entries)('in %s', (entry) => {
    expect(undocumented(readText(entry), read)).toEqual([])
  })
})

describe('a name without a word', () => {
  const files = new Map([
    ['p/src/a.ts', 'export const silent = 1\n/** Says. */\nexport type Told = 1'],
    ['p/src/b.ts', `export { silent } from './a.ts'`],
  ])
  const readFrom: Read = (path) => {
    const text = files.get(path)
    return text === undefined ? undefined : { path, text }
  }

  it('is found, over a file that only passes it on', () => {
    const text = `export { silent } from './b.ts'\nexport type { Told } from './a.ts'`

    expect(undocumented({ path: 'p/src/index.ts', text }, readFrom)).toEqual(['p/src/b.ts silent'])
  })

  it('is found where nothing of the name is there', () => {
    const text = `export { gone } from './a.ts'`

    expect(undocumented({ path: 'p/src/index.ts', text }, readFrom)).toEqual(['p/src/a.ts gone'])
  })
})
