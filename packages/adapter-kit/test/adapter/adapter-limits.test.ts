import type { PaymentAdapter } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createAdapter } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { ANSWERED, type FakeContext, fakeDefinition, fakeWrites } from '../fake/definition.ts'
import { listOf } from '../fake/list-of.ts'
import {
  account,
  INPUTS,
  NOW,
  observationOf,
  PAYMENT,
  pendingOf,
  preparedAs,
  REFUND,
  readingAt,
} from '../fake/provider.ts'

const { signal } = new AbortController()
const FIRST = { previousAttempts: 'none' } as const
const mustLeaveBefore = { epochMs: 5, monotonicMs: 6 }
const found = { kind: 'found', ...readingAt('captured') } as const

/** An adapter that shows the context in which its provider is asked. */
function watched() {
  const clock = createTestClock()
  const contexts: FakeContext[] = []
  const show =
    <T>(result: T) =>
    async (context: FakeContext): Promise<T> => {
      contexts.push(context)
      return result
    }
  const refund = { refund: REFUND, observation: observationOf() }
  const { refund_payment } = fakeWrites()
  const definition = fakeDefinition({
    reads: {
      getPayment: show(found),
      getRefund: show(refund),
      findPayment: show(found),
      findRefund: show({ kind: 'found', ...refund } as const),
      check: show({ account }),
      async *listChanges(context) {
        contexts.push(context)
        yield* []
      },
    },
    writes: { refund_payment: { ...refund_payment, call: show(ANSWERED) } },
  })
  return { adapter: createAdapter(definition).create({ key: 'given' }, { clock }), clock, contexts }
}

type Ask = (adapter: PaymentAdapter) => Promise<unknown>

const SIGNALED: readonly (readonly [string, Ask])[] = [
  ['getPayment', (adapter) => adapter.getPayment(PAYMENT, { signal })],
  ['getRefund', (adapter) => adapter.getRefund({ payment: PAYMENT, id: 'ref_1' }, { signal })],
  ['findPayment', (adapter) => adapter.findPayment({ reference: 'order_1' }, { signal })],
  [
    'findRefund',
    (adapter) => adapter.findRefund({ payment: PAYMENT, reference: 'refund_1' }, { signal }),
  ],
  ['lookup', (adapter) => adapter.lookup(pendingOf('create_payment'), { signal })],
  ['check', (adapter) => adapter.check({ signal })],
  ['listChanges', (adapter) => listOf(adapter.listChanges({ since: NOW, signal }))],
  [
    'refundPayment',
    (adapter) => adapter.refundPayment(INPUTS.refund_payment, { ...FIRST, signal }),
  ],
  ['send', (adapter) => adapter.send(preparedAs('refund_payment'), { ...FIRST, signal })],
]

describe.each(SIGNALED)('%s', (_name, ask) => {
  it('can be canceled by its caller', async () => {
    const { adapter, contexts } = watched()
    await ask(adapter)

    expect(contexts.map((context) => context.signal)).toEqual([signal])
  })

  it('has one total time for all of its requests', async () => {
    const { adapter, contexts, clock } = watched()
    await ask(adapter)
    clock.advance(20_000)

    expect(contexts.map((context) => context.deadlineMs(15_000))).toEqual([10_000])
  })
})

it('passes on until when a write may leave', async () => {
  const { adapter, contexts } = watched()
  await adapter.send(preparedAs('refund_payment'), { ...FIRST, mustLeaveBefore })

  expect(contexts).toEqual([expect.objectContaining({ mustLeaveBefore })])
})

it('begins an operation of its own for what only this provider offers', () => {
  const clock = createTestClock()
  const definition = fakeDefinition()
  const { begin } = createAdapter({ ...definition, extra: (begin) => ({ begin }) }).create(
    { key: 'given' },
    { clock },
  )
  const context = begin({ signal })
  clock.advance(25_000)

  expect(context.signal).toBe(signal)
  expect(context.deadlineMs(10_000)).toBe(5_000)
  expect(begin().deadlineMs(10_000)).toBe(10_000)
})
