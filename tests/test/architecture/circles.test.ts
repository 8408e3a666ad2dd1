import { describe, expect, it } from 'vitest'
import { circles, fileImports, folderImports } from '../../src/architecture/circles.ts'
import { readSources } from '../../src/workspace/files.ts'
import { readPackages } from '../../src/workspace/packages.ts'

const folders = readPackages()
  .map(({ folder }) => folder)
  .filter((folder) => folder.startsWith('packages/'))

describe('imports go in one direction', () => {
  it.each(folders)('between the folders of %s', (folder) => {
    const src = `${folder}/src`

    expect(circles(folderImports(readSources(src), src))).toEqual([])
  })

  it.each(folders)('between the files of %s', (folder) => {
    expect(circles(fileImports(readSources(`${folder}/src`)))).toEqual([])
  })
})

describe('a circle', () => {
  const file = (path: string, ...imports: readonly string[]) => ({
    path: `p/src/${path}`,
    text: imports.map((what) => `import '${what}'`).join('\n'),
  })

  it('is found between two folders that import each other', () => {
    const files = [file('a/one.ts', '../b/two.ts'), file('b/three.ts', '../a/four.ts')]

    expect(circles(folderImports(files, 'p/src'))).toEqual(['a → b → a', 'b → a → b'])
    expect(circles(fileImports(files))).toEqual([])
  })

  it('is found over three files, type imports included', () => {
    const third = { path: 'p/src/c/c.ts', text: `import type { A } from '../a/a.ts'` }
    const files = [file('a/a.ts', '../b/b.ts'), file('b/b.ts', '../c/c.ts'), third]

    expect(circles(fileImports(files))).toContain(
      'p/src/a/a.ts → p/src/b/b.ts → p/src/c/c.ts → p/src/a/a.ts',
    )
  })

  it('is none where a folder imports itself, an entry or another package', () => {
    const files = [file('a/a.ts', './b.ts', '../index.ts', '@paystate/core'), file('a/b.ts')]

    expect(circles(folderImports(files, 'p/src'))).toEqual([])
  })
})
