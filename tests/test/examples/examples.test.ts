import { describe, expect, it } from 'vitest'
import { docstringExamples } from '../../src/examples/docstrings.ts'
import { examplesOf } from '../../src/examples/markdown.ts'
import { faultsIn } from '../../src/examples/typecheck.ts'
import { readSources } from '../../src/workspace/files.ts'
import { readPages } from '../../src/workspace/pages.ts'
import { expectPrinted, named } from './expect-printed.ts'

/** The compiler reads every page at once, and the README opens a database; a busy machine takes its time. */
const SLOW = { timeout: 240_000 }

const shown = readPages()
  .flatMap(examplesOf)
  .filter(({ isApart }) => !isApart)
const readme = shown.filter(({ runs, path }) => runs && path === 'README.md')
const documented = readSources('packages')
  .filter(({ path }) => /^packages\/[^/]+\/src\//.test(path))
  .flatMap(docstringExamples)

describe('examples', () => {
  it('of every page compile', SLOW, () => {
    expect(faultsIn(shown)).toEqual([])
  })

  it('of every docstring compile', SLOW, () => {
    expect(faultsIn(documented)).toEqual([])
  })

  it('of the README include one that runs', () => {
    expect(readme).not.toEqual([])
  })

  it.each(named(readme))('%s runs and prints what its page says', SLOW, (_, example) => {
    expectPrinted(example)
  })
})
