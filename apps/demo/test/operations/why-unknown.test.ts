import { ERROR_TABLE } from '@paystate/core'
import { expect, it } from 'vitest'
import { whyUnknown } from '../../src/operations/why-unknown.ts'

it('says of every error why an outcome stays unknown, and of a refusal that it proves nothing about earlier requests', () => {
  const why = Object.keys(ERROR_TABLE).map((code) => whyUnknown(code, 'Mollie'))

  expect(why).not.toContain(undefined)
  expect(whyUnknown('timed_out', 'it')).toBe('it did not respond in time')
  expect(whyUnknown('unauthorized', 'Mollie')).toContain('may have applied an earlier one')
  expect(whyUnknown('a code of a newer version', 'Mollie')).toBe(undefined)
})
