import { describe, expect, it } from 'vitest'
import { docstringExamples } from '../../src/examples/docstrings.ts'
import { codeOf, type Example } from '../../src/examples/example.ts'
import { unsaidSetup } from '../../src/examples/hidden-setup.ts'
import { examplesOf } from '../../src/examples/markdown.ts'
import { runExample } from '../../src/examples/run.ts'
import { faultsIn } from '../../src/examples/typecheck.ts'
import { readPages } from '../../src/workspace/pages.ts'

function page(...lines: string[]) {
  return examplesOf({ path: 'PAGE.md', text: lines.join('\n') })
}

function example(...texts: string[]): Example {
  const lines = texts.map((text, index) => ({ text, line: 10 + index }))
  return { path: 'PAGE.md', line: 9, lines, runs: true }
}

describe('the examples of our pages', () => {
  it('show all that they need, or say it in words', () => {
    expect(readPages().flatMap(unsaidSetup)).toEqual([])
  })
})

describe('the examples of a page', () => {
  it('are its TypeScript fences, by the line they begin on', () => {
    const found = page('# Title', '```sh', 'npm test', '```', '```ts', 'f()', 'g()', '```')

    expect(found).toMatchObject([{ path: 'PAGE.md', line: 5, runs: false }])
    expect(found.map(codeOf)).toEqual(['f()\ng()'])
  })

  it('run when a comment says so, after the unseen lines of that comment', () => {
    const found = page('<!-- example: run', 'prepare()', '-->', '', '```ts', 'f()', '```')

    expect(found).toMatchObject([{ runs: true, line: 5 }])
    expect(found.map(codeOf)).toEqual(['prepare()\nf()'])
  })

  it('go on with the one before, and say what they print', () => {
    const first = ['<!-- example: run -->', '```ts', 'f()', '```']
    const second = ['<!-- example: continues -->', '```ts', 'g()', '```']
    const found = page(...first, ...second, '<!-- example: output -->', '```', 'done', '```')

    expect(found).toMatchObject([{ runs: true, output: 'done' }])
    expect(found.map(codeOf)).toEqual(['f()\ng()'])
  })

  it('are not marked by a comment that stands further up', () => {
    expect(page('<!-- example: run -->', 'Text.', '```ts', 'f()', '```')).toMatchObject([
      { runs: false },
    ])
  })

  it.each(['<!-- example: runs -->', '<!-- example: continues -->'])('refuse %j alone', (mark) => {
    expect(() => page(mark, '```ts', 'f()', '```')).toThrow('PAGE.md:')
  })
})

describe('set-up that a page does not show', () => {
  const unsaid = (setup: string, above: string) =>
    unsaidSetup({
      path: 'PAGE.md',
      text: [above, '<!-- example: run', setup, '-->', '```ts', 'f(shop)', '```'].join('\n'),
    })

  it('declares what the text above names', () => {
    expect(unsaid('const { shop } = open()', 'Here `shop` is your shop.')).toEqual([])
    expect(unsaid('const other = 1', 'Text.')).toEqual([])
  })

  it.each([
    ['const shop = open()', 'A shop.'],
    ['const { open: shop } = all', 'It is `my.shop`.'],
    [`import { shop } from 'shops'`, '```\n`shop`\n```'],
    ['function shop() {}', '<!-- `shop` -->'],
  ])('%s is reported below %j', (setup, above) => {
    expect(unsaid(setup, above)).toEqual([expect.stringContaining('uses `shop`')])
  })

  it('does nothing', () => {
    const [fault] = unsaid('process.env.KEY = "key"', 'Text.')

    expect(fault).toContain('does something unseen: process.env.KEY')
  })
})

describe('the examples of a docstring', () => {
  it('stand below @example', () => {
    const text = [
      '/**',
      ' * Adds.',
      ' * @example',
      ' * ```ts',
      ' * add(1, 2)',
      ' * ```',
      ' * @remarks',
      ' * ```ts',
      ' * not(an, example)',
      ' * ```',
      ' */',
      'export function add() {}',
    ].join('\n')
    const found = docstringExamples({ path: 'a.ts', text })

    expect(found.map(codeOf)).toEqual(['add(1, 2)'])
    expect(found).toMatchObject([{ path: 'a.ts', line: 4, lines: [{ line: 5 }] }])
  })
})

describe('a broken example', () => {
  it('is reported at its line of the page', () => {
    const wrong = example(`import { join } from 'node:path'`, 'join(1)')

    expect(faultsIn([example('f()'), wrong])).toEqual([
      expect.stringMatching(/^PAGE\.md:10 .*'f'/),
      expect.stringMatching(/^PAGE\.md:11 .*'number'/),
    ])
  })

  it('does not find a package that does not exist', () => {
    expect(faultsIn([example(`import '@paystate/nothing'`)])).toHaveLength(1)
  })

  it('fails when it throws, and its output is seen', () => {
    expect(runExample(example(`throw new Error('no')`))).toMatchObject({ code: 1 })
    expect(runExample(example(`console.log('yes' satisfies string)`))).toEqual({
      code: 0,
      stdout: 'yes\n',
      stderr: '',
    })
  })
})
