import { capturableOf, type Payment, projectPayment, recover, refundableOf } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { readPayment } from '../../src/payments/read-payment.ts'
import { paymentReply } from '../../src/wire/payment.ts'
import { toMetadata } from '../../src/wire/reserved-metadata.ts'
import { answering, bytesOf } from '../support/answering.ts'
import { connect, FIRST, order } from '../support/connected.ts'

const account = { provider: 'antom', mode: 'test', id: 'SANDBOX_1', credential: 'k' } as const
const at = '2026-01-01T00:00:00Z'
const provenance = { account, asOf: { begun: 1, received: 2 }, at, via: 'read' } as const

const paid = {
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'order_1',
  paymentId: 'p_1',
  paymentAmount: { currency: 'USD', value: '1000' },
  paymentTime: '2026-01-01T00:00:00Z',
}

function read(more: object, known?: Payment): Payment {
  const reply = paymentReply.parse({ ...paid, ...more })
  const observation = readPayment(reply, { ...provenance, providerNow: at, known })
  return projectPayment({ account }, [observation]).payment
}

/** As the record of its creation has it. */
function knownBy(type: string): Payment {
  const empty = projectPayment({ account, reference: 'order_1' }, []).payment
  return { ...empty, method: { type } }
}

const AUTHORIZED = { status: 'authorized', amounts: { authorized: 1000, captured: 0 } }
const CAPTURED = { status: 'captured', amounts: { captured: 1000 } }

describe('success without a capture is authorized', () => {
  it.each([
    'APPLEPAY',
    'GOOGLEPAY',
    'PAYPAL',
    'PAYBYBANK',
    'CARD',
    'APPLE_PAY',
    'Google Pay',
    'PAY_PAL',
    'pay_by_bank',
  ])(
    'for %s, whether the response names it, the metadata says so, or it is known',
    (paymentMethodType) => {
      const metadata = toMetadata({ capture: 'after_authorization' })

      expect(read({ paymentMethodType })).toMatchObject(AUTHORIZED)
      expect(read({ metadata })).toMatchObject(AUTHORIZED)
      expect(read({ metadata: JSON.parse(metadata ?? '{}') })).toMatchObject(AUTHORIZED)
      expect(read({}, knownBy(paymentMethodType))).toMatchObject(AUTHORIZED)
    },
  )

  it.each([
    { issuingCountry: 'US' },
    ...['CREDIT', 'DEBIT', 'PREPAID', 'CHARGE', 'DEFERRED_DEBIT'].map((funding) => ({ funding })),
    { paymentMethodRegion: 'GLOBAL' },
    { avsResultRaw: 'R' },
    { cvvResultRaw: 'X' },
    { cardCategory: 'CONSUMER' },
    { expiryYear: '30' },
    { fingerprint: 'f' },
    { authenticationFlow: 'FRICTIONLESS' },
    { issuerName: 'Bank' },
    { rrn: '487478137189' },
  ])('where a field of a card stands alone: %o', (paymentResultInfo) => {
    expect(read({ paymentResultInfo })).toMatchObject(AUTHORIZED)
  })
})

describe('success is captured', () => {
  it.each(['WALLETS', 'BNPL_POSTPAID', 'BNPL_INSTALLMENT'])(
    'for a wallet that names its funding: %s',
    (funding) => {
      expect(read({ paymentResultInfo: { funding } })).toMatchObject(CAPTURED)
    },
  )

  it('for a method that is known to take the money at once', () => {
    expect(read({}, knownBy('GCASH'))).toMatchObject(CAPTURED)
  })
})

describe('a session of which only the page is known', () => {
  it('is neither captured nor not, whoever the payer chose', () => {
    const known = { ...knownBy(''), times: { expiresAt: '2026-01-01T01:00:00Z' } }
    const { method: _none, ...session } = known

    expect(read({}, session)).toMatchObject({
      status: 'authorized',
      amounts: { captured: 'not_reported' },
      needsRead: true,
    })
  })
})

describe('an authorization that Antom should have captured', () => {
  const day = 24 * 3_600_000
  const metadata = toMetadata({ capture: 'after_authorization' })

  function readAfter(milliseconds: number, more: object) {
    const providerNow = new Date(Date.parse(paid.paymentTime) + milliseconds).toISOString()
    const reply = paymentReply.parse({ ...paid, metadata, ...more })
    return projectPayment({ account }, [readPayment(reply, { ...provenance, providerNow })])
  }

  it('is an anomaly after a day, and never captured by time', () => {
    const before = readAfter(day - 1, {})
    const after = readAfter(day, {})
    const late = readAfter(30 * day, {})

    expect(before.anomalies).toEqual([])
    expect(after.anomalies).toMatchObject([{ code: 'capture_overdue' }])
    for (const { payment } of [before, after, late]) expect(payment).toMatchObject(AUTHORIZED)
  })

  it.each([
    ['is to be captured by hand', { metadata: toMetadata({ capture: 'manual' }) }],
    [
      'is being captured',
      {
        transactions: [
          {
            transactionType: 'CAPTURE',
            transactionStatus: 'PROCESSING',
            transactionId: 'c_1',
            transactionAmount: { currency: 'USD', value: '1000' },
          },
        ],
      },
    ],
  ])('is none where it %s', (_what, more) => {
    expect(readAfter(2 * day, more).anomalies).toEqual([])
  })
})

describe('a refund', () => {
  const refund = {
    transactionType: 'REFUND',
    transactionStatus: 'SUCCESS',
    transactionId: 'r_1',
    transactionAmount: { currency: 'USD', value: '400' },
  }
  const capture = { ...refund, transactionType: 'CAPTURE', transactionId: 'c_1' }
  const part = { ...capture, transactionAmount: { currency: 'USD', value: '100' } }

  it.each([
    ['no capture', [refund]],
    ['too small a capture', [part, refund]],
  ])('shows that as much was captured where the list has %s', (_what, transactions) => {
    const payment = read({ paymentMethodType: 'CARD', transactions })

    expect(payment.amounts).toMatchObject({ authorized: 1000, captured: 400, refunded: 400 })
    expect(capturableOf(payment)).toBe('not_reported')
    expect(refundableOf(payment)).toBe(0)
  })

  it('of what the captures account for leaves the rest to capture', () => {
    const payment = read({ paymentMethodType: 'CARD', transactions: [capture, refund] })

    expect(payment.amounts).toMatchObject({ captured: 400, refunded: 400, capturePending: 0 })
    expect(capturableOf(payment)).toBe(600)
  })

  it('that has failed shows no capture', () => {
    const failed = { ...refund, transactionStatus: 'FAIL' }

    expect(read({ paymentMethodType: 'CARD', transactions: [failed] })).toMatchObject(AUTHORIZED)
  })
})

describe('an inquiry', () => {
  const payment = {
    account: { ...account, id: 'SANDBOX_5X00000000000000' },
    reference: 'order_1',
  }
  const { paymentStatus: _none, ...statusless } = paid

  it('answered S without a status is to be read again', async () => {
    const result = { resultCode: 'SUCCESS', resultStatus: 'S' }
    const { antom } = answering([bytesOf({ result, ...statusless })])

    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'processing',
      needsRead: true,
    })
  })

  it('that is in process itself keeps the page that the payer has to go to', async () => {
    const result = { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' }
    const redirectActionForm = { method: 'GET', redirectUrl: 'https://pay.example/1' }
    const { antom } = answering([bytesOf({ result, ...statusless, redirectActionForm })])

    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'requires_action',
      nextAction: { type: 'redirect', url: 'https://pay.example/1' },
      amounts: { authorized: 'not_reported', captured: 'not_reported' },
      needsRead: true,
    })
  })

  it('that is in process and names no page tells nothing', async () => {
    const result = { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' }
    const { antom } = answering([bytesOf({ result, ...statusless })])

    await expect(antom.getPayment(payment)).rejects.toMatchObject({ code: 'undecided' })
  })
})

describe('where an inquiry gives back neither metadata nor method', () => {
  const stripped = ({
    metadata: _metadata,
    paymentMethodType: _type,
    authExpiryTime: _end,
    paymentResultInfo: _info,
    ...answer
  }: Readonly<Record<string, unknown>>) => answer
  const wallet = {
    amount: { currency: 'USD', minorUnits: 5000 },
    capture: 'manual',
    extra: { paymentMethodType: 'PAYPAL' },
  }

  function withWallet() {
    const connected = connect({ simulator: { methods: { PAYPAL: {} } } })
    connected.simulator.answers.rewrite('inquiry_payment', stripped, { times: 10 })
    return connected
  }

  it('the record of the creation is enough', async () => {
    const { antom, simulator } = withWallet()
    const created = await antom.createPayment(order('order_1', wallet), FIRST)
    if (created.kind !== 'applied') throw created.error
    await simulator.payer.pay(created.value.id ?? '')

    const { payment } = await antom.getPayment(
      { account: antom.account, reference: 'order_1' },
      { known: created.value },
    )

    expect(payment).toMatchObject({ status: 'authorized', amounts: { captured: 0 } })
    expect(simulator.ledger.capturedOf(created.value.id ?? '')).toBe(0)
  })

  it('so is what was prepared, when the response to the create was lost', async () => {
    const { antom, simulator } = withWallet()
    simulator.faults.next('pay', 'drop_answer')
    const lost = await antom.createPayment(order('order_1', wallet), FIRST)
    const [id = ''] = simulator.ledger.entries().map(({ paymentId }) => paymentId)
    await simulator.payer.pay(id)

    const found = await recover(antom, lost, { clock: simulator.clock, wanted: false })

    expect(found).toMatchObject({
      kind: 'applied',
      value: { status: 'authorized', amounts: { captured: 0 } },
    })
  })
})

describe('a refund of a payment that shows no capture', () => {
  it.each(['SUCCESS', 'PROCESSING'])('that is %s implies one', (transactionStatus) => {
    const transactionAmount = { currency: 'USD', value: '400' }
    const refund = { transactionType: 'REFUND', transactionId: 'R1', transactionStatus }
    const transactions = [{ ...refund, transactionAmount }]
    const payment = read({ paymentMethodType: 'CARD', transactions })

    expect(payment).toMatchObject({ status: 'authorized', amounts: { captured: 400 } })
    expect(capturableOf(payment)).toBe('not_reported')
  })

  it.each(['FAIL', 'CANCELLED', 'PONDERING'])('that is %s implies none', (transactionStatus) => {
    const transactionAmount = { currency: 'USD', value: '400' }
    const refund = { transactionType: 'REFUND', transactionId: 'R1', transactionStatus }
    const transactions = [{ ...refund, transactionAmount }]

    expect(read({ paymentMethodType: 'CARD', transactions })).toMatchObject(AUTHORIZED)
  })
})
