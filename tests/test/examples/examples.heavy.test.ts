import { describe, it } from 'vitest'
import { examplesOf } from '../../src/examples/markdown.ts'
import { readPages } from '../../src/workspace/pages.ts'
import { expectPrinted, named } from './expect-printed.ts'

const executed = readPages()
  .flatMap(examplesOf)
  .filter(({ runs, path }) => runs && path !== 'README.md')

describe('examples of the other pages', () => {
  it.each(named(executed))('%s runs and prints what its page says', (_, example) => {
    expectPrinted(example)
  })
})
