import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createStatusTable, type StatusRow } from '../../src/index.ts'

type Status = 'open' | 'done' | 'unsure'

const rows: readonly StatusRow<Status, { hasLink: boolean }>[] = [
  {
    providerStatus: 'OPEN',
    status: 'open',
    when: 'there is a link',
    holds: ({ hasLink }) => hasLink,
    source: 's',
  },
  { providerStatus: 'OPEN', status: 'unsure', source: 's' },
  { providerStatus: 'DONE', status: 'done', note: 'old spelling', source: 's' },
]
const read = createStatusTable(rows, {
  unknown: 'unsure',
  normalize: (word) => word.trim().toUpperCase(),
})

it('takes the first row of a word that holds', () => {
  expect(read('OPEN', { hasLink: true })).toStrictEqual({ status: 'open', recognized: true })
  expect(read('OPEN', { hasLink: false })).toEqual({ status: 'unsure', recognized: true })
})

it('compares words as it is reported to, and hands on the note', () => {
  expect(read(' done ', { hasLink: true })).toEqual({
    status: 'done',
    recognized: true,
    note: 'old spelling',
  })
})

it('compares words as they are, without blanks around them, unless reported otherwise', () => {
  const asTheyAre = createStatusTable(rows, { unknown: 'unsure' })

  expect(asTheyAre(' DONE\n', { hasLink: true }).status).toBe('done')
  expect(asTheyAre('done', { hasLink: true })).toEqual({ status: 'unsure', recognized: false })
})

it('reads any other word as unknown and not recognized, also those that objects know', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')),
      (word) => {
        fc.pre(!['OPEN', 'DONE'].includes(word.trim().toUpperCase()))
        expect(read(word, { hasLink: true })).toEqual({ status: 'unsure', recognized: false })
      },
    ),
  )
})
