import { describe, expect, it } from 'vitest'
import { docstringExamples } from '../../src/examples/docstrings.ts'
import { nameOf } from '../../src/examples/example.ts'
import { examplesOf } from '../../src/examples/markdown.ts'
import { runExample } from '../../src/examples/run.ts'
import { faultsIn } from '../../src/examples/typecheck.ts'
import { readSources } from '../../src/workspace/files.ts'
import { readPages } from '../../src/workspace/pages.ts'

const shown = readPages().flatMap(examplesOf)
const executed = shown
  .filter(({ runs }) => runs)
  .map((example) => [nameOf(example), example] as const)
const documented = readSources('packages')
  .filter(({ path }) => /^packages\/[^/]+\/src\//.test(path))
  .flatMap(docstringExamples)

describe('examples', () => {
  it('of every page compile', () => {
    expect(faultsIn(shown)).toEqual([])
  })

  it('of every docstring compile', () => {
    expect(faultsIn(documented)).toEqual([])
  })

  it('of the README include one that runs', () => {
    expect(executed.filter(([, { path }]) => path === 'README.md')).not.toEqual([])
  })

  it.each(executed)('%s runs and prints what its page says', (_, example) => {
    const { code, stdout, stderr } = runExample(example)

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    if (example.output !== undefined) expect(stdout.trimEnd()).toBe(example.output.trimEnd())
  })
})
