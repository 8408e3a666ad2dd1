import { describe, expect, it } from 'vitest'
import { examplesOf } from '../../src/examples/markdown.ts'
import { faultsIn } from '../../src/examples/typecheck.ts'
import { readPages } from '../../src/workspace/pages.ts'
import { expectPrinted, named } from './expect-printed.ts'

/** A database in memory, many times, on a busy machine. */
const RUNNING = { timeout: 300_000 }

const executed = readPages()
  .flatMap(examplesOf)
  .filter(({ runs, path }) => runs && path !== 'README.md')

const apart = readPages()
  .flatMap(examplesOf)
  .filter(({ isApart }) => isApart)

describe('examples with packages that are installed apart', () => {
  it('compile', { timeout: 120_000 }, () => {
    expect(apart).not.toEqual([])
    expect(faultsIn(apart)).toEqual([])
  })
})

describe('examples of the other pages', () => {
  it.each(named(executed))('%s runs and prints what its page says', RUNNING, (_, example) => {
    expectPrinted(example)
  })
})
