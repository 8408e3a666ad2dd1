import { expect, it } from 'vitest'
import { createAdapter } from '../../src/index.ts'
import { fakeDefinition } from '../fake/definition.ts'
import { CAPABILITIES, INPUTS } from '../fake/provider.ts'

const last = { ...INPUTS.capture_payment, final: true } as const

function preparedWhere(final: 'supported' | 'not_supported') {
  const capabilities = { ...CAPABILITIES, capture: { ...CAPABILITIES.capture, final } }
  const { prepare } = createAdapter(fakeDefinition({ capabilities })).create({ key: 'given' })
  return prepare.capturePayment(last)
}

it.each([
  ['supported', last],
  ['not_supported', INPUTS.capture_payment],
] as const)('that a capture is the last one is kept where it is %s', (final, input) => {
  expect(preparedWhere(final)).toMatchObject({ state: 'prepared' })
  expect(preparedWhere(final)).toHaveProperty('input', input)
})
