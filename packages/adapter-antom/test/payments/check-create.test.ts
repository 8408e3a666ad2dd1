import { type Issue, isPaymentError, type Preparation } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { connect, FIRST, order, PRICE } from '../support/connected.ts'

const { antom, sent } = connect()

function faultsIn(preparation: Preparation): readonly Issue[] {
  return preparation.state === 'refused' ? preparation.issues : []
}

function pathsOf(input: Readonly<Record<string, unknown>>): readonly string[] {
  return faultsIn(antom.prepare.createPayment({ ...order('order_1'), ...input })).map(
    ({ path }) => path,
  )
}

const idr = (minorUnits: number) => ({ amount: { currency: 'IDR', minorUnits } })
const method = (paymentMethodType: string) => ({ extra: { paymentMethodType } })

describe('a payment with issues', () => {
  it('is refused before any byte is sent, with all of them at once, by path', async () => {
    const input = {
      reference: 'order-1',
      amount: { currency: 'PHP', minorUnits: 0 },
      description: '',
      returnUrl: 'shop.example/return',
      payer: { email: `${'a'.repeat(60)}@shop.example`, name: { first: 'a'.repeat(40) } },
      capture: 'manual',
      extra: {
        paymentMethodType: 'GCASH',
        terminalType: 'WAP',
        settlementCurrency: 'XYZ',
        goods: [{ referenceGoodsId: 'g', goodsName: '' }],
        cardNo: '4054695723100768',
      },
    } as const

    const outcome = await antom.createPayment(input, FIRST)

    if (outcome.kind !== 'not_applied') throw new Error('it was sent')
    expect(outcome.proof).toMatchObject({ type: 'never_sent', phase: 'validate' })
    expect(outcome.error.issues.map(({ path }) => path).sort()).toEqual([
      'amount.minorUnits',
      'capture',
      'description',
      'extra.cardNo',
      'extra.goods.0.goodsName',
      'extra.osType',
      'extra.settlementCurrency',
      'reference',
      'returnUrl',
    ])
    expect(outcome.error.message).not.toContain('4054695723100768')
    expect(sent).toEqual([])
  })

  it.each([
    ['a currency that is none', { amount: { currency: 'XXX', minorUnits: 1 } }, 'amount.currency'],
    [
      'a currency without a documented smallest unit',
      { amount: { currency: 'KWD', minorUnits: 1000 } },
      'amount.currency',
    ],
    ['an amount of zero', { amount: { ...PRICE, minorUnits: 0 } }, 'amount.minorUnits'],
    ['a negative amount', { amount: { ...PRICE, minorUnits: -1 } }, 'amount.minorUnits'],
    ['a fraction', { amount: { ...PRICE, minorUnits: 13.14 } }, 'amount.minorUnits'],
    ['an unsafe amount', { amount: { ...PRICE, minorUnits: 2 ** 53 } }, 'amount.minorUnits'],
    ['an amount as text', { amount: { ...PRICE, minorUnits: '1314' } }, 'amount.minorUnits'],
    ['rupiah with sen', idr(155_500_001), 'amount.minorUnits'],
    ['rupiah with half a rupiah', idr(155_500_050), 'amount.minorUnits'],
    [
      'JKOPay with less than a dollar',
      { amount: { currency: 'TWD', minorUnits: 150 }, ...method('JKOPAY') },
      'amount.minorUnits',
    ],
    [
      'Octopus with less than ten cents',
      { amount: { currency: 'HKD', minorUnits: 105 }, ...method('OCTOPUS') },
      'amount.minorUnits',
    ],
    [
      'a return that names a payment already',
      { returnUrl: 'https://shop.example/?paystate_reference=x' },
      'returnUrl',
    ],
    ['two steps at a wallet', { capture: 'manual' }, 'capture'],
    ['a card without its token', method('CARD'), 'extra.paymentMethodId'],
    [
      'a card by its number',
      { extra: { paymentMethodType: 'CARD', paymentMethodId: '4054 6957 2310 0768' } },
      'extra.paymentMethodId',
    ],
    ['a phone of no make', { extra: { terminalType: 'APP' } }, 'extra.osType'],
    ['a mini program of no name', { extra: { terminalType: 'MINI_APP' } }, 'extra.appId'],
    ['our own name in metadata', { extra: { metadata: { paystate: 'x' } } }, 'extra.metadata'],
    ['a field that we do not offer', { extra: { normalUrl: 'x' } }, 'extra.normalUrl'],
    ['a field that nobody knows', { amountt: 1 }, 'amountt'],
  ])('has %s refused', (_what, input, path) => {
    expect(pathsOf(input)).toEqual([path])
  })

  it.each([
    ['whole rupiah', idr(155_500_000)],
    [
      'JKOPay in whole dollars',
      { amount: { currency: 'TWD', minorUnits: 200 }, ...method('JKOPAY') },
    ],
    ['another method in parts of a dollar', { amount: { currency: 'TWD', minorUnits: 150 } }],
    [
      'Octopus in ten cents',
      { amount: { currency: 'HKD', minorUnits: 110 }, ...method('OCTOPUS') },
    ],
    [
      'a card by its token',
      { capture: 'manual', extra: { paymentMethodType: 'CARD', paymentMethodId: 't' } },
    ],
    ['a phone with its make', { payer: { device: { kind: 'app', system: 'ios' } } }],
  ])('does not include %s', (_what, input) => {
    expect(pathsOf(input)).toEqual([])
  })

  it('says when it holds a token, and only then', () => {
    const holdsToken = (extra: Readonly<Record<string, unknown>>) => {
      const prepared = antom.prepare.createPayment({ ...order('order_1'), extra })
      return prepared.state === 'prepared' ? prepared.holdsToken : prepared.issues
    }

    expect(holdsToken({ paymentMethodType: 'CARD', paymentMethodId: 't' })).toBe(true)
    expect(holdsToken({ checkout: 'hosted', paymentMethodId: 't' })).toBe(true)
    expect(holdsToken({ paymentMethodType: 'GCASH' })).toBeUndefined()
  })

  it('must be reachable over https with a live client id', () => {
    const live = connect({ config: { clientId: 'T_5X' } }).antom
    const input = {
      ...order('order_1'),
      returnUrl: 'http://shop.example/',
      webhookUrl: 'http://x.example/',
    }

    expect(faultsIn(live.prepare.createPayment(input)).map(({ path }) => path)).toEqual([
      'returnUrl',
      'webhookUrl',
    ])
    expect(faultsIn(antom.prepare.createPayment(input))).toEqual([])
  })

  it.each([undefined, null, 'x', 7, []])(
    'is refused and never thrown for, also when it is %s',
    (input) => {
      const anything: unknown = input
      const prepare: { createPayment(input: unknown): Preparation } = {
        createPayment: (value) => Reflect.apply(antom.prepare.createPayment, undefined, [value]),
      }

      expect(prepare.createPayment(anything)).toMatchObject({ state: 'refused' })
    },
  )
})

describe('an operation on a payment with issues', () => {
  const payment = { account: antom.account, reference: 'order_1', id: 'p_1' }
  const unnamed = { account: antom.account, reference: 'order_1' }
  const live = { ...payment, account: { ...antom.account, mode: 'live' } } as const

  it.each([
    ['refund', (payment: object) => faultsOfRefund({ payment })],
    ['capture', (payment: object) => faultsOfCapture({ payment })],
  ])('a %s needs the id that the provider gave, of this mode', (_kind, issues) => {
    expect(issues(unnamed)).toEqual(['payment.id'])
    expect(issues(live)).toEqual(['payment.account'])
    expect(issues({ ...payment, id: 'x'.repeat(65) })).toEqual(['payment.id'])
    expect(issues(payment)).toEqual([])
  })

  function faultsOfRefund(more: object): readonly string[] {
    const input = { reference: 'refund_1', payment, amount: PRICE, ...more }
    return faultsIn(antom.prepare.refundPayment(input)).map(({ path }) => path)
  }

  function faultsOfCapture(more: object): readonly string[] {
    const input = { reference: 'capture_1', payment, amount: PRICE, ...more }
    return faultsIn(antom.prepare.capturePayment(input)).map(({ path }) => path)
  }

  it('a missing amount never means everything', () => {
    expect(faultsOfRefund({ amount: undefined })).toEqual(['amount'])
    expect(faultsOfCapture({ amount: undefined })).toEqual(['amount'])
  })

  it('an amount in sen is not rounded', () => {
    const amount = { currency: 'IDR', minorUnits: 100_050 }

    expect(faultsOfRefund({ amount })).toEqual(['amount.minorUnits'])
    expect(faultsOfCapture({ amount })).toEqual(['amount.minorUnits'])
  })

  it('a cancel that must keep paid money is refused unless the last read was unpaid', async () => {
    const keep = { reference: 'cancel_1', payment: unnamed, ifPaid: 'keep' } as const

    expect(await antom.cancelPayment(keep, FIRST)).toMatchObject({
      kind: 'not_applied',
      error: { code: 'not_supported' },
      next: 'different_operation',
    })
    expect(antom.prepare.cancelPayment({ ...keep, lastRead: 'requires_action' })).toMatchObject({
      state: 'prepared',
    })
  })

  it('a refund cannot be called back here', async () => {
    const refund = { payment, reference: 'refund_1' }

    expect(await antom.cancelRefund({ reference: 'call_1', refund }, FIRST)).toMatchObject({
      kind: 'not_applied',
      error: { code: 'not_supported' },
    })
    expect(sent).toEqual([])
  })
})

describe('a text that is cut inside a character', () => {
  const half = 'Cappuccino 😀'.slice(0, -1)

  it.each([
    ['description', { description: half }],
    ['orderReference', { orderReference: half }],
    ['extra.goods.0.goodsName', { extra: { goods: [{ referenceGoodsId: 'g', goodsName: half }] } }],
    ['extra.metadata.note', { extra: { metadata: { note: half } } }],
    [
      'extra.merchant.merchantName',
      { extra: { merchant: { referenceMerchantId: 'm', merchantName: half } } },
    ],
    ['extra.paymentMethodId', { extra: { paymentMethodId: half } }],
  ])('is refused when it is prepared: %s', (path, input) => {
    expect(pathsOf(input)).toContain(path)
  })

  it('is refused as the reason of a refund', () => {
    const payment = { account: antom.account, id: 'p_1' }
    const prepared = antom.prepare.refundPayment({
      reference: 'refund_1',
      payment,
      amount: PRICE,
      reason: half,
    })

    expect(faultsIn(prepared)).toMatchObject([{ path: 'reason' }])
  })
})

describe('a read with issues', () => {
  const { account } = antom
  // What a caller without types may hand in.
  const reads: readonly (readonly [string, readonly string[], () => Promise<unknown>])[] = [
    ['a payment without any name', [''], () => antom.getPayment(untyped({ account }))],
    ['no payment at all', [''], () => antom.getPayment(untyped(undefined))],
    ['an account that is none', [''], () => antom.getPayment(untyped({ account: 'x', id: 'p' }))],
    ['no refund at all', [''], () => antom.getRefund(untyped(undefined))],
    ['a refund without its payment', ['payment'], () => antom.getRefund(untyped({ id: 'r_1' }))],
    [
      'a refund without any name',
      [''],
      () => antom.getRefund(untyped({ payment: { account, id: 'p_1' } })),
    ],
  ]

  it.each(reads)('%s is refused before any byte is sent', async (_what, paths, read) => {
    const before = sent.length
    const error = await read().catch((thrown: unknown) => thrown)

    if (!isPaymentError(error)) throw new Error('it was read')
    expect(error.code).toBe('invalid_request')
    expect(error.issues.map(({ path }) => path)).toEqual(paths)
    expect(sent).toHaveLength(before)
  })

  it('a search for nothing is refused before anything is sent', async () => {
    const before = sent.length
    const refused = { code: 'invalid_request' }

    await expect(antom.findPayment(untyped(undefined))).rejects.toMatchObject(refused)
    await expect(antom.findPayment({ reference: '' })).rejects.toMatchObject(refused)
    await expect(antom.findRefund(untyped({ reference: 'r_1' }))).rejects.toMatchObject(refused)
    expect(sent).toHaveLength(before)
  })
})

/** A value of which no compiler was asked. */
function untyped(value: unknown) {
  return JSON.parse(JSON.stringify({ value })).value
}
