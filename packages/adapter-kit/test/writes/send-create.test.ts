import type { Observation, Outcome } from '@paystate/core'
import { expect, it } from 'vitest'
import { createOperationTime, readingOf, sendWrite } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { ANSWERED, transport } from '../fake/definition.ts'
import { account, observationOf, preparedAs } from '../fake/provider.ts'

const CREATED = { kind: 'create_payment', reference: 'create_1' } as const

/** Creates a payment; the response shows this. */
async function created(observation: Observation): Promise<Outcome<'create_payment'>> {
  return sendWrite({
    preparation: preparedAs('create_payment'),
    options: { previousAttempts: 'none' },
    account,
    time: createOperationTime(createTestClock(), transport),
    lookup: 'reference',
    rejections: new Map(),
    call: async () => ANSWERED,
    read: () => ({ says: 'applied', value: readingOf(observation).payment, observation }),
  })
}

const { reference: _left, ...nameless } = observationOf({ via: 'response' })

it('confirms the id of a payment whose response does not repeat our reference', async () => {
  expect(await created(nameless)).toHaveProperty('observation', {
    ...nameless,
    respondsTo: CREATED,
  })
})

it.each([
  ['names the payment by our reference', observationOf({ reference: 'create_1' })],
  ['says itself what it responds to', { ...nameless, respondsTo: CREATED }],
])(
  'keeps the very observation that %s: an adapter may remember its response',
  async (_what, observation) => {
    const outcome = await created(observation)

    expect(outcome.kind === 'applied' && outcome.observation).toBe(observation)
  },
)
