import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit } from '../../src/fuzz/edits.ts'

const BODY = { id: 'a', amount: { value: '1.00', currency: 'EUR' }, list: [1, 2] }
const edit = (place: number, more: Partial<Edit>): Edit => ({
  place,
  how: 'replace',
  value: 'x',
  from: 0,
  ...more,
})

describe('edits', () => {
  it.each([
    [0, 'x'],
    [1, { ...BODY, id: 'x' }],
    [2, { ...BODY, amount: 'x' }],
    [4, { ...BODY, amount: { value: '1.00', currency: 'x' } }],
    [7, { ...BODY, list: [1, 'x'] }],
    [8, 'x'],
  ])('replace what is at place %i', (place, wanted) => {
    expect(applyEdits(BODY, [edit(place, {})])).toEqual(wanted)
  })

  it('take away, put in a list, and copy from another place', () => {
    expect(applyEdits(BODY, [edit(2, { how: 'remove' })])).toEqual({ id: 'a', list: [1, 2] })
    expect(applyEdits(BODY, [edit(1, { how: 'wrap' })])).toEqual({ ...BODY, id: ['a'] })
    expect(applyEdits(BODY, [edit(1, { how: 'copy', from: 4 })])).toEqual({ ...BODY, id: 'EUR' })
  })

  it('leave null where nothing is left', () => {
    expect(applyEdits(BODY, [edit(0, { how: 'remove' })])).toBe(null)
  })
})
