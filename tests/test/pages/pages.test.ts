import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mappingPage } from '../../src/pages/mapping-page.ts'
import { GENERATED, table } from '../../src/pages/page.ts'
import { PAGES } from '../../src/pages/pages.ts'
import { listFiles, ROOT, readText } from '../../src/workspace/files.ts'

describe('generated pages', () => {
  it.each(PAGES.map((page) => [page.path, page] as const))('%s is fresh', (path, { text }) => {
    expect(existsSync(join(ROOT, path)) ? readText(path).text : 'missing').toBe(text)
  })

  it('are all still made from a table', () => {
    const marked = listFiles('docs').filter((path) => readText(path).text.startsWith(GENERATED))

    expect(marked).toEqual(PAGES.map(({ path }) => path).sort())
  })
})

describe('a mapping page', () => {
  it('lists each word, what it reads as, and where that is written', () => {
    const rows = [
      { word: 'open', status: 'requires_action', when: 'the payer has something to do' },
      { word: 'paid', status: 'captured', source: 'https://docs.example/paid' },
    ]
    const { path, text } = mappingPage('Example', {
      file: 'example',
      sections: [{ title: 'Payments', rows }],
    })

    expect(path).toBe('docs/mapping/example.md')
    expect(text).toContain(
      [
        '## Payments',
        '',
        '| The provider says | We say | When | Source |',
        '| --- | --- | --- | --- |',
        '| `open` | `requires_action` | the payer has something to do |  |',
        '| `paid` | `captured` |  | [documentation](https://docs.example/paid) |',
        '',
      ].join('\n'),
    )
  })
})

describe('a table', () => {
  it('leaves out a column in which no row says anything', () => {
    expect(table([{ a: '1', b: '' }])).toBe('| a |\n| --- |\n| 1 |')
  })

  it('keeps a bar inside its cell', () => {
    expect(table([{ a: 'x | y' }])).toContain('| x \\| y |')
  })
})
