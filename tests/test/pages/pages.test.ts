import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inWords } from '../../src/pages/duration.ts'
import { GENERATED, section, table } from '../../src/pages/page.ts'
import { PAGES } from '../../src/pages/pages.ts'
import { statusCells } from '../../src/pages/status-cells.ts'
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

describe('a section of words', () => {
  it('lists each word, what it reads as, when, and where that is written', () => {
    const address = 'https://docs.example/payments/status'
    const rows = [
      { word: 'open', status: 'requires_action', when: 'there is something to do' },
      { word: 'paid', status: 'captured', note: 'an old word' },
      { word: 'held', status: 'authorized', assumed: true as const },
    ].map((row) => statusCells({ ...row, source: address }))

    expect(section('Payments', rows).split('\n')).toEqual([
      '## Payments',
      '',
      '| The provider says | We say | When | Note | Source |',
      '| --- | --- | --- | --- | --- |',
      `| \`open\` | \`requires_action\` | there is something to do |  | [status](${address}) |`,
      `| \`paid\` | \`captured\` |  | an old word | [status](${address}) |`,
      `| \`held\` | \`authorized\` |  | assumed: no page says so | [status](${address}) |`,
    ])
  })

  it('is left out when there are no rows', () => {
    expect(section('Payments', [])).toBe('')
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

it.each([
  [86_400_000 - 600_000, '23 hours 50 minutes'],
  [61_000, '1 minute 1 second'],
  [3_600_000, '1 hour'],
  [0, 'no time'],
])('%d ms are %s', (milliseconds, words) => {
  expect(inWords(milliseconds)).toBe(words)
})
