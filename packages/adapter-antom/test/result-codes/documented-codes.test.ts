import { describe, expect, it } from 'vitest'
import { findCode } from '../../src/result-codes/result-codes.ts'
import { CODE_SUBJECT_ROWS, type CodeSubject, RESULT_CODES } from '../../src/tables.ts'
import { normalizeCode } from '../../src/wire/result.ts'
import {
  type CodesByResult,
  DOCUMENTED_CODES,
  INFERRED_CODES,
} from '../fixtures/documented-codes.ts'

const SUBJECTS = CODE_SUBJECT_ROWS.map(({ subject }) => subject)

function listed(codes: Partial<Record<CodeSubject, CodesByResult>>) {
  return SUBJECTS.flatMap((subject) =>
    Object.entries(codes[subject] ?? {}).flatMap(([result, names]) =>
      names.map((code) => ({ subject, code, result })),
    ),
  )
}

const documented = listed(DOCUMENTED_CODES)
const inferred = listed(INFERRED_CODES)

describe('the table of result codes', () => {
  it.each(documented)(
    'has $code ($result) of $subject, as documented',
    ({ subject, code, result }) => {
      const row = findCode(subject, normalizeCode(code))

      expect(row).toMatchObject({ result })
      expect(row).not.toHaveProperty('assumed')
    },
  )

  it.each(inferred)(
    'has $code ($result) of $subject, marked as assumed',
    ({ subject, code, result }) => {
      expect(findCode(subject, code)).toMatchObject({ result, assumed: true })
    },
  )

  it('marks every code as assumed that its page does not list', () => {
    const names = new Set(
      documented.map(({ subject, code }) => `${subject} ${normalizeCode(code)}`),
    )
    const unmarked = RESULT_CODES.filter(({ subject, code }) => !names.has(`${subject} ${code}`))

    expect(unmarked.filter(({ assumed }) => !assumed)).toEqual([])
  })

  it('speaks of every subject, with a policy for the codes that it lacks', () => {
    expect(new Set(RESULT_CODES.map(({ subject }) => subject))).toEqual(new Set(SUBJECTS))
    expect(Object.keys(DOCUMENTED_CODES).sort()).toEqual([...SUBJECTS].sort())
    for (const { about, unlisted } of CODE_SUBJECT_ROWS) {
      expect(about).toMatch(/\.$/)
      expect(unlisted).toContain('not listed')
    }
  })
})
