import { expect, it } from 'vitest'
import { maskNumber } from '../../src/responses/mask-number.ts'

it.each([
  ['4111111111111111', '************1111'],
  ['4111 1111-1111 1111', '************1111'],
  ['NL55INGB0000000000', '************0000'],
  ['411111******1111', '411111******1111'],
  ['1111', '1111'],
])('%s becomes %s', (number, masked) => {
  expect(maskNumber(number)).toBe(masked)
})
