import {
  OPERATION_KINDS,
  type OperationInput,
  type OperationKind,
  type Outcome,
  type PaymentAdapter,
  type PreviousAttempts,
  type Refusal,
  type SendOptions,
} from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createAdapter, type WriteDefinition } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import {
  ANSWERED,
  type FakeContext,
  type FakeDefinition,
  fakeDefinition,
  fakeReads,
  fakeWrites,
} from '../fake/definition.ts'
import {
  account,
  CAPABILITIES,
  INPUTS,
  NOW,
  observationOf,
  preparedAs,
  REFUND,
  readingAt,
} from '../fake/provider.ts'

const FIRST: SendOptions = { previousAttempts: 'none' }
const AGAIN: SendOptions = { previousAttempts: { firstSentAt: NOW, lastEndedAt: NOW } }
const { refund_payment, cancel_payment } = fakeWrites()

function created(parts: Parameters<typeof fakeDefinition>[0]): PaymentAdapter {
  const runtime = { clock: createTestClock() }
  return createAdapter(fakeDefinition(parts)).create({ key: 'given' }, runtime)
}

/** An adapter that says of each kind what was sent, and in what context. */
function watched() {
  const prepared: [OperationKind, unknown][] = []
  const called: OperationKind[] = []
  const watch = <K extends OperationKind>(
    kind: K,
    write: WriteDefinition<K, FakeContext>,
  ): WriteDefinition<K, FakeContext> => ({
    ...write,
    prepare: (context, input) => {
      prepared.push([kind, input])
      return write.prepare(context, input)
    },
    call: async () => {
      called.push(kind)
      return ANSWERED
    },
  })
  const writes = fakeWrites()
  const adapter = created({
    // A cancel that must keep paid money reads its payment first.
    reads: fakeReads({ getPayment: async () => readingAt('requires_action') }),
    writes: {
      create_payment: watch('create_payment', writes.create_payment),
      capture_payment: watch('capture_payment', writes.capture_payment),
      cancel_payment: watch('cancel_payment', writes.cancel_payment),
      refund_payment: watch('refund_payment', writes.refund_payment),
      cancel_refund: watch('cancel_refund', writes.cancel_refund),
    },
  })
  return { adapter, prepared, called }
}

type Each = { readonly [K in OperationKind]: (adapter: PaymentAdapter) => unknown }

const PREPARE: Each = {
  create_payment: ({ prepare }) => prepare.createPayment(INPUTS.create_payment),
  capture_payment: ({ prepare }) => prepare.capturePayment(INPUTS.capture_payment),
  cancel_payment: ({ prepare }) => prepare.cancelPayment(INPUTS.cancel_payment),
  refund_payment: ({ prepare }) => prepare.refundPayment(INPUTS.refund_payment),
  cancel_refund: ({ prepare }) => prepare.cancelRefund(INPUTS.cancel_refund),
}

const IN_ONE: Each = {
  create_payment: (adapter) => adapter.createPayment(INPUTS.create_payment, FIRST),
  capture_payment: (adapter) => adapter.capturePayment(INPUTS.capture_payment, FIRST),
  cancel_payment: (adapter) => adapter.cancelPayment(INPUTS.cancel_payment, FIRST),
  refund_payment: (adapter) => adapter.refundPayment(INPUTS.refund_payment, FIRST),
  cancel_refund: (adapter) => adapter.cancelRefund(INPUTS.cancel_refund, FIRST),
}

describe.each(OPERATION_KINDS)('a %s', (kind) => {
  const input: OperationInput[OperationKind] = INPUTS[kind]

  it('is prepared by its own rules, and nothing is sent', () => {
    const { adapter, prepared, called } = watched()

    expect(PREPARE[kind](adapter)).toEqual(preparedAs(kind))
    expect(prepared).toEqual([[kind, input]])
    expect(called).toEqual([])
  })

  it('is prepared and sent in one', async () => {
    const { adapter, prepared, called } = watched()

    expect(await IN_ONE[kind](adapter)).toMatchObject({
      kind: 'unknown',
      operation: { kind, reference: input.reference },
      error: { code: 'unavailable' },
    })
    expect(prepared).toEqual([[kind, input]])
    expect(called).toEqual([kind])
  })
})

describe('sending', () => {
  /** A refund, sent once by an adapter with these parts. */
  function refunded(
    parts: Partial<FakeDefinition['writes']['refund_payment']>,
    options = FIRST,
  ): Promise<Outcome<'refund_payment'>> {
    const adapter = created({ writes: { refund_payment: { ...refund_payment, ...parts } } })
    return adapter.send(preparedAs('refund_payment'), options)
  }

  it('is read with the bytes that were sent, and with what was sent before', async () => {
    const observation = observationOf({ via: 'response' })
    const seen: unknown[] = []
    const outcome = await refunded(
      {
        decode: (_context, answered) => {
          seen.push(answered)
          return { says: 'applied', value: REFUND, observation }
        },
      },
      AGAIN,
    )

    expect(outcome).toMatchObject({ kind: 'applied', value: REFUND, observation })
    const { previousAttempts } = AGAIN
    const prepared = preparedAs('refund_payment')
    expect(seen).toEqual([{ response: ANSWERED, prepared, previousAttempts }])
  })

  it('takes for proof only what the write lists for these very bytes', async () => {
    const decode = () =>
      ({
        says: 'refused',
        code: 'GONE',
        error: 'refused',
        what: 'It is gone.',
        next: 'never',
        replay: 'useless',
      }) as const
    const asked: unknown[] = []
    const listed = await refunded({
      decode,
      rejections: (prepared) => {
        asked.push(prepared)
        return new Map([['GONE', 'this_attempt']])
      },
    })

    expect(listed).toMatchObject({ kind: 'not_applied', proof: { type: 'rejected' } })
    expect(asked).toEqual([preparedAs('refund_payment')])
    expect(await refunded({ decode })).toMatchObject({ kind: 'unknown' })
  })

  it.each([
    ['create_payment', 'scan'],
    ['refund_payment', 'reference'],
  ] as const)('leaves a %s to be looked up as the provider can: by %s', async (kind, lookup) => {
    const outcome = await created({}).send(preparedAs(kind), FIRST)

    expect(outcome).toHaveProperty('pending.plan.lookup', lookup)
  })

  it('stops bytes that were prepared under another key', async () => {
    const { adapter, called } = watched()
    const elsewhere = {
      ...preparedAs('refund_payment'),
      account: { ...account, credential: 'other' },
    }

    expect(await adapter.send(elsewhere, FIRST)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent' },
      error: { code: 'account_differs' },
    })
    expect(await adapter.send(elsewhere, AGAIN)).toMatchObject({
      kind: 'unknown',
      error: { code: 'account_differs' },
    })
    expect(called).toEqual([])
  })

  it('knows a write that it has just sent: the same bytes may follow at once', async () => {
    const replayWindow = { type: 'window', forMs: 600_000, marginMs: 0, assumed: false } as const
    const write = { ...preparedAs('refund_payment'), replayWindow }
    const { adapter, called } = watched()
    const repeat = (previousAttempts: PreviousAttempts) => adapter.send(write, { previousAttempts })
    const { previousAttempts } = AGAIN

    expect(await repeat(previousAttempts)).toMatchObject({ error: { code: 'lookup_first' } })
    await repeat('none')
    expect(await repeat(previousAttempts)).toMatchObject({ error: { code: 'unavailable' } })
    expect(called).toEqual(['refund_payment', 'refund_payment'])
  })

  it('holds the repeat of a cancel that would return money', async () => {
    const { cancel } = CAPABILITIES
    const adapter = created({
      capabilities: { ...CAPABILITIES, cancel: { ...cancel, whenPaid: 'reverses' } },
      reads: { getPayment: async () => readingAt('captured') },
      writes: {
        cancel_payment: {
          ...cancel_payment,
          call: () => {
            throw new Error('It was sent.')
          },
        },
      },
    })

    expect(await adapter.send(preparedAs('cancel_payment'), AGAIN)).toMatchObject({
      kind: 'unknown',
      error: { code: 'refused' },
    })
  })
})

describe('what is not sent', () => {
  it('is an input that was refused: it did nothing, and nobody is asked why', async () => {
    const refusal: Refusal<'refund_payment'> = {
      state: 'refused',
      kind: 'refund_payment',
      reference: 'refund_1',
      account,
      reason: 'invalid_request',
      issues: [{ path: 'amount', message: 'is missing' }],
    }
    const adapter = created({
      writes: {
        refund_payment: {
          ...refund_payment,
          rejections: () => {
            throw new Error('It was asked.')
          },
        },
      },
    })

    expect(await adapter.send(refusal, FIRST)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'validate' },
    })
  })

  it('is what cannot be read back from a store: it stays unknown', async () => {
    const { adapter, called } = watched()
    const changed = Object.assign({}, preparedAs('refund_payment'), { version: 2 })

    expect(await adapter.send(changed, FIRST)).toMatchObject({
      kind: 'unknown',
      error: { code: 'unreadable_stored_data', provider: 'fake' },
    })
    expect(called).toEqual([])
  })

  it('is anything at all of which nobody says what was sent before', async () => {
    const { adapter, called } = watched()
    const nothing: { readonly options: SendOptions } = Object.assign(
      { options: FIRST },
      { options: undefined },
    )

    expect(await adapter.send(preparedAs('refund_payment'), nothing.options)).toMatchObject({
      kind: 'unknown',
      error: { code: 'invalid_request' },
    })
    expect(called).toEqual([])
  })
})
