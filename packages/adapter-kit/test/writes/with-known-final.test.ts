import type { Refusal } from '@paystate/core'
import { expect, it } from 'vitest'
import { createAdapter } from '../../src/index.ts'
import { withKnownFinal } from '../../src/writes/with-known-final.ts'
import { fakeDefinition } from '../fake/definition.ts'
import { account, CAPABILITIES, INPUTS } from '../fake/provider.ts'

const last = { ...INPUTS.capture_payment, final: true } as const

function adapterWhere(final: 'supported' | 'not_supported') {
  const capabilities = { ...CAPABILITIES, capture: { ...CAPABILITIES.capture, final } }
  return createAdapter(fakeDefinition({ capabilities })).create({ key: 'given' })
}

it.each([
  ['supported', last],
  ['not_supported', INPUTS.capture_payment],
] as const)('that a capture is the last one is kept where it is %s', (final, input) => {
  const prepared = adapterWhere(final).prepare.capturePayment(last)

  expect(prepared).toMatchObject({ state: 'prepared' })
  expect(prepared).toHaveProperty('input', input)
})

it('a capture that was refused when it was prepared stays as it is', () => {
  const refusal: Refusal<'capture_payment'> = {
    ...{ state: 'refused', kind: 'capture_payment', reference: last.reference, account },
    ...{ reason: 'invalid_request', issues: [{ path: 'amount', message: 'must be positive' }] },
  }
  const capture = { ...CAPABILITIES.capture, final: 'not_supported' } as const

  expect(withKnownFinal(refusal, { capture })).toBe(refusal)
})
