import { describe, expect, it } from 'vitest'
import { readText } from '../../src/workspace/files.ts'
import { parseManifest } from '../../src/workspace/packages.ts'
import { readPages } from '../../src/workspace/pages.ts'
import { brokenLinks, unknownCommands } from '../../src/workspace/references.ts'

const pages = readPages().map((page) => [page.path, page] as const)
const scripts = Object.keys(parseManifest(readText('package.json').text).scripts)

describe.each(pages)('%s', (_, page) => {
  it('links to files that are there', () => {
    expect(brokenLinks(page)).toEqual([])
  })

  it('names commands that exist', () => {
    expect(unknownCommands(page, { scripts })).toEqual([])
  })
})

it('a link is read from the folder of its page', () => {
  const text = '[a](../LICENSE) [b](LICENSE) [c](https://example.com) [d](#here) [e](../no.md#x)'

  expect(brokenLinks({ path: 'docs/page.md', text })).toEqual(['LICENSE', '../no.md'])
})

it('code is no link, whatever it looks like, and a link whose name is code is one', () => {
  const text = '`/[a](b)/` [`c`](no.md) `/[d](e)/`'

  expect(brokenLinks({ path: 'docs/page.md', text })).toEqual(['no.md'])
})

it('a command is a script of the root or one of pnpm’s own', () => {
  const text = 'The pnpm we use: `npx pnpm@12 test`, `pnpm run lint:pkg`, `pnpm nothing`'

  expect(unknownCommands({ path: 'README.md', text }, { scripts: ['test', 'lint:pkg'] })).toEqual([
    'nothing',
  ])
})
