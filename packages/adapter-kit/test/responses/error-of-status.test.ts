import { expect, it } from 'vitest'
import { errorOfStatus } from '../../src/responses/error-of-status.ts'

it.each([
  [200, 'unreadable_response'],
  [399, 'unreadable_response'],
  [400, 'refused'],
  [401, 'unauthorized'],
  [402, 'refused'],
  [403, 'unauthorized'],
  [404, 'not_found'],
  [408, 'unavailable'],
  [409, 'refused'],
  [425, 'unavailable'],
  [429, 'rate_limited'],
  [499, 'refused'],
  [500, 'unavailable'],
  [503, 'unavailable'],
])('%i alone says %s', (status, code) => {
  expect(errorOfStatus(status)).toBe(code)
})
