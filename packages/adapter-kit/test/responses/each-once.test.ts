import { describe, expect, it } from 'vitest'
import { eachOnce } from '../../src/responses/each-once.ts'

describe('the parts of a list, each once', () => {
  it.each([
    ['the same id', { id: 'r_1' }, { id: 'r_1' }],
    ['the same reference', { reference: 'a' }, { reference: 'a' }],
  ])('one with %s is the same', (_which, one, other) => {
    const parts = [
      { ...one, amount: 1 },
      { ...other, amount: 1 },
    ]
    expect(eachOnce(parts)).toEqual({ parts: [parts[0]], isConsistent: true })
  })

  it.each([
    ['another id', { id: 'r_1', reference: 'a' }, { id: 'r_2', reference: 'a' }],
    ['another reference', { reference: 'a' }, { reference: 'b' }],
    ['no name', {}, {}],
    ['a name where the other has none', { id: 'r_1' }, {}],
  ])('one with %s is another', (_which, one, other) => {
    expect(eachOnce([one, other])).toEqual({ parts: [one, other], isConsistent: true })
  })

  it('of two that differ the later one is taken, in its place, and the list is in doubt', () => {
    const [first, second, later] = [
      { id: 'r_1', amount: 1 },
      { id: 'r_2', amount: 2 },
      { id: 'r_1', amount: 3 },
    ]
    expect(eachOnce([first, second, later])).toEqual({
      parts: [later, second],
      isConsistent: false,
    })
  })

  it('one that gains its id is the same, and the list is in doubt', () => {
    const later = { id: 'r_1', reference: 'a' }
    expect(eachOnce([{ reference: 'a' }, later])).toEqual({ parts: [later], isConsistent: false })
    const bare = { reference: 'a' }
    expect(eachOnce([later, bare])).toEqual({ parts: [bare], isConsistent: false })
  })
})
