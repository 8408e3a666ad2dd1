import {
  PAYMENT_STATUSES,
  PaymentError,
  type PaymentReading,
  type PaymentRef,
  type Prepared,
} from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { describe, expect, it } from 'vitest'
import { holdCancelWith } from '../../src/adapter/hold-cancel.ts'
import { readingOf } from '../../src/index.ts'
import { context, type FakeContext, fakeReads } from '../fake/definition.ts'
import {
  CAPABILITIES,
  INPUTS,
  observationOf,
  PAYMENT,
  preparedAs,
  readingAt,
} from '../fake/provider.ts'

const KEEP = preparedAs('cancel_payment')
const NAMES = { provider: 'fake', operation: 'cancel_payment', reference: 'cancel_1' }

type Read = (context: FakeContext, payment: PaymentRef) => Promise<PaymentReading>

/** Asks whether a repeat must be held, where a read of the payment gives this. */
function holding(read: Read, capabilities = CAPABILITIES) {
  const hold = holdCancelWith({ capabilities, reads: fakeReads({ getPayment: read }) }, context)
  return (prepared: Prepared) => hold(prepared, REPEATED)
}

/** The same of a first attempt. */
function holdingFirst(read: Read) {
  const reads = fakeReads({ getPayment: read })
  return holdCancelWith({ capabilities: CAPABILITIES, reads }, context)(KEEP, 'none')
}

const REPEATED = { firstSentAt: '2026-01-15T12:00:00Z', lastEndedAt: '2026-01-15T12:00:01Z' }

const notRead = async () => {
  throw new Error('The payment was read.')
}

describe('a cancel that must keep paid money, at a provider that would return it', () => {
  it.each(PAYMENT_STATUSES.filter((status) => status !== 'authorized' && status !== 'captured'))(
    'is repeated while the payment is %s: there is no money to return',
    async (status) => {
      expect(await holding(async () => readingAt(status))(KEEP)).toBeUndefined()
    },
  )

  it('is repeated while the payment is open and the read shows that no money came', async () => {
    const amounts = { ...NO_AMOUNTS, captured: 0, capturePending: 0, refunded: 0, refundPending: 0 }
    const read = async () => readingAt('requires_action', { report: { amounts } })

    expect(await holding(read)(KEEP)).toBeUndefined()
  })

  it.each(['authorized', 'captured'] as const)('is held once the payment is %s', async (status) => {
    const error = await holding(async () => readingAt(status))(KEEP)

    expect(error).toMatchObject({ code: 'refused', ...NAMES })
    expect(error?.message).toBe(
      'cancel_payment cancel_1 at fake: The payment has been paid or authorized since, and canceling it now would ' +
        'return the money. Nothing was sent now, so the money stays. Whether the first attempt arrived is not known. ' +
        'Look it up with recover(), which does not repeat it.',
    )
  })

  it.each(
    (['requires_action', 'processing'] as const).flatMap((status) =>
      (['captured', 'capturePending', 'refunded', 'refundPending'] as const).map(
        (amount) => [status, amount] as const,
      ),
    ),
  )('is held while the payment is %s and the read shows money: %s', async (status, amount) => {
    const amounts = { ...NO_AMOUNTS, amount: 1000, captured: 0, [amount]: 400 }
    const error = await holding(async () => readingAt(status, { report: { amounts } }))(KEEP)

    expect(error).toMatchObject({ code: 'refused', ...NAMES })
  })

  it.each(['authorizedAt', 'capturedAt'])(
    'is held while the payment is processing and says when it was paid: %s',
    async (name) => {
      const times = { [name]: '2026-01-15T12:03:00Z' }
      const error = await holding(async () => readingAt('processing', { report: { times } }))(KEEP)

      expect(error).toMatchObject({ code: 'undecided', ...NAMES })
    },
  )

  it('is repeated once a canceled payment that had been paid is returned whole', async () => {
    const amounts = { ...NO_AMOUNTS, amount: 1000, captured: 1000, reversed: 1000 }
    const times = { capturedAt: '2026-01-15T12:03:00Z' }
    const reading = readingAt('canceled', { report: { amounts, times } })

    expect(await holding(async () => reading)(KEEP)).toBeUndefined()
  })

  it.each([
    ['whose amount cannot be read', readingAt('captured', { report: { amounts: NO_AMOUNTS } })],
    ['that says nothing of the payment', readingOf(observationOf())],
    [
      'with a status that nobody knows',
      readingAt('processing', {
        report: { providerStatus: { value: 'new', codes: [], recognized: false } },
      }),
    ],
    ['that leaves something open', readingAt('processing', { needsRead: true })],
  ])('is held after a response %s: the payment may be paid', async (_which, reading) => {
    const error = await holding(async () => reading)(KEEP)

    expect(error).toMatchObject({ code: 'undecided', ...NAMES })
    expect(error?.message).toContain('Whether it was paid is not clear.')
  })

  it('is judged by a read of its own payment, made with the running operation', async () => {
    const asked: unknown[] = []
    await holding(async (...given) => {
      asked.push(...given)
      return readingAt('processing')
    })(KEEP)

    expect(asked.slice(0, 2)).toEqual([context, PAYMENT])
  })

  it('is held where the payment cannot be read, with the reason of the read', async () => {
    const unavailable = new PaymentError('unavailable', { what: 'HTTP 503.' })
    const read = async () => {
      throw unavailable
    }

    expect(await holding(read)(KEEP)).toBe(unavailable)
  })

  it('is held where the read breaks', async () => {
    const error = await holding(notRead)(KEEP)

    expect(error).toMatchObject({ code: 'undecided', ...NAMES })
    expect(error?.message).toContain('The payment could not be read.')
    expect(error?.message).not.toContain('was read')
  })
})

describe('a first cancel that must keep paid money', () => {
  it.each(['authorized', 'captured'] as const)('is held once the payment is %s', async (status) => {
    const error = await holdingFirst(async () => readingAt(status))

    expect(error).toMatchObject({ code: 'refused', ...NAMES })
    expect(error?.message).toContain('Nothing was sent, so the money stays. Read the payment')
  })

  it('is sent while the payment is unpaid', async () => {
    expect(await holdingFirst(async () => readingAt('requires_action'))).toBeUndefined()
  })

  it('is sent where the payment is not found: a hosted page is not before the payer begins', async () => {
    const read = async () => {
      throw new PaymentError('not_found', { what: 'The provider does not show it.' })
    }

    expect(await holdingFirst(read)).toBeUndefined()
    expect(await holding(read)(KEEP)).toMatchObject({ code: 'not_found' })
  })

  it('is held where the read fails, with its reason', async () => {
    const unavailable = new PaymentError('unavailable', { what: 'HTTP 503.' })
    const read = async () => {
      throw unavailable
    }

    expect(await holdingFirst(read)).toBe(unavailable)
  })

  it.each([
    ['breaks', notRead],
    ['is not clear', async () => readingAt('processing', { needsRead: true })],
  ])('is held where the read %s, and nothing was sent', async (_how, read) => {
    const error = await holdingFirst(read)

    expect(error).toMatchObject({ code: 'undecided', ...NAMES })
    expect(error?.message).toContain('Nothing was sent, so no money has moved.')
  })
})

describe('without a read', () => {
  it('a cancel is repeated that may return paid money', async () => {
    const reverse = preparedAs('cancel_payment', {
      ...INPUTS.cancel_payment,
      ifPaid: 'reverse',
    })

    expect(await holding(notRead)(reverse)).toBeUndefined()
  })

  it('a cancel is repeated at a provider that refuses it once there is money', async () => {
    const cancel = { ...CAPABILITIES.cancel, whenPaid: 'refused' } as const

    expect(await holding(notRead, { ...CAPABILITIES, cancel })(KEEP)).toBeUndefined()
  })

  it.each(['create_payment', 'capture_payment', 'refund_payment', 'cancel_refund'] as const)(
    'a %s is repeated, whatever else its stored input says',
    async (kind) => {
      const prepared = preparedAs(kind)
      const stray = { ...prepared, input: { ...prepared.input, ifPaid: 'keep' } }

      expect(await holding(notRead)(stray)).toBeUndefined()
    },
  )
})
