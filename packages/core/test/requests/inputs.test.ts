import { describe, expect, it } from 'vitest'
import {
  checkCancelPayment,
  checkCancelRefund,
  checkCapturePayment,
  checkCreatePayment,
  checkRefundPayment,
  keepsPaidMoney,
} from '../../src/adapter.ts'
import type { Checked } from '../../src/errors/issue.ts'
import { PAYMENT_STATUSES } from '../../src/payments/payment-status.ts'
import { ACCOUNT } from '../evidence.ts'

const payment = { account: ACCOUNT, reference: 'order_1', id: 'pay_1' }
const amount = { currency: 'EUR', minorUnits: 1050 }
const create = {
  reference: 'order_1',
  amount,
  description: 'A chair',
  returnUrl: 'https://shop.example/back',
}
const refund = { reference: 'refund_1', payment, amount }
const capture = { reference: 'capture_1', payment, amount }
const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' }
const cancelRefund = { reference: 'cancel_2', refund: { payment, id: 'r1' } }

/** Stands in for something that must never be repeated in a message. */
const SECRET = 'live_SeCrEt'

function faultsOf(checked: Checked<unknown>): readonly string[] {
  return checked.ok ? [] : checked.issues.map(({ path, message }) => `${path}: ${message}`)
}

function pathsOf(checked: Checked<unknown>): readonly string[] {
  return checked.ok ? [] : checked.issues.map(({ path }) => path)
}

interface Case {
  readonly path: string
  readonly change: Readonly<Record<string, unknown>>
  readonly says?: string
}

const WRONG_REFERENCES: readonly Case[] = [
  undefined,
  '',
  'a-b',
  'x'.repeat(65),
  SECRET.replace('_', '-'),
  7,
  null,
].map((reference) => ({
  path: 'reference',
  change: { reference },
  says: 'must have 1 to 64 characters, only A-Z, a-z, 0-9 and _',
}))

const WRONG_AMOUNTS: readonly Case[] = [
  { path: 'amount', change: { amount: undefined } },
  { path: 'amount', change: { amount: null } },
  { path: 'amount', change: { amount: 1050 } },
  { path: 'amount.currency', change: { amount: { minorUnits: 1 } } },
  { path: 'amount.currency', change: { amount: { currency: 'XXY', minorUnits: 1 } } },
  { path: 'amount.currency', change: { amount: { currency: 'eur', minorUnits: 1 } } },
  { path: 'amount.currency', change: { amount: { currency: SECRET, minorUnits: 1 } } },
  { path: 'amount.minorUnits', change: { amount: { currency: 'EUR' } } },
  { path: 'amount.minorUnits', change: { amount: { currency: 'EUR', minorUnits: 10.5 } } },
  { path: 'amount.minorUnits', change: { amount: { currency: 'EUR', minorUnits: -1 } } },
  { path: 'amount.minorUnits', change: { amount: { currency: 'EUR', minorUnits: 2 ** 53 } } },
  { path: 'amount.minorUnits', change: { amount: { currency: 'EUR', minorUnits: '10' } } },
  { path: 'amount.minorUnits', change: { amount: { currency: 'EUR', minorUnits: Number.NaN } } },
  { path: 'amount.value', change: { amount: { ...amount, value: SECRET } } },
]

const ZERO: Case = {
  path: 'amount.minorUnits',
  change: { amount: { currency: 'EUR', minorUnits: 0 } },
  says: 'must be more than zero',
}

const WRONG_PAYMENTS: readonly Case[] = [
  undefined,
  'pay_1',
  {},
  { account: ACCOUNT },
  { account: { ...ACCOUNT, mode: 'sandbox' }, id: 'pay_1' },
  { account: { provider: 'acme' }, id: SECRET },
  { id: SECRET },
].map((wrong) => ({
  path: 'payment',
  change: { payment: wrong },
  says: 'must be the reference of a payment: its account, and a reference or an id',
}))

const EMPTY_NAME: Case = {
  path: 'payment.reference',
  change: { payment: { account: ACCOUNT, reference: '' } },
  says: 'must be non-empty text',
}

const UNKNOWN: Case = {
  path: 'surplus',
  change: { surplus: SECRET },
  says: 'is not a known field',
}

const urlCases = (field: string): readonly Case[] =>
  [
    '/back',
    'shop.example',
    'https:shop.example',
    'https:///',
    'https://shop.example/back ',
    'https://shop.example/ba\nck',
    'javascript:alert(1)',
    'ftp://a',
    `https://a/${'x'.repeat(2048)}`,
    7,
    null,
  ].map((url) => ({
    path: field,
    change: { [field]: url },
    says: 'must be an absolute http or https URL of at most 2048 characters',
  }))

/** What a cut leaves of a character that takes two code units. */
const HALF = '😀'.slice(0, 1)

const WRONG_CREATES: readonly Case[] = [
  ...WRONG_REFERENCES,
  ...WRONG_AMOUNTS,
  UNKNOWN,
  ...['returnUrl', 'cancelUrl', 'webhookUrl'].map((path) => ({
    path,
    change: { [path]: 'https://shop.example/?a=1&paystate%5Freference=order_2' },
    says: 'must not already have the parameter paystate_reference',
  })),
  ...['', 'x'.repeat(65), null, 7].map((orderReference) => ({
    path: 'orderReference',
    change: { orderReference },
    says: 'must be text of 1 to 64 characters',
  })),
  ...[
    { orderReference: HALF },
    { description: `Books ${HALF}` },
    { description: `${HALF} Books` },
  ].map((change) => ({
    path: Object.keys(change).join(),
    change,
    says: 'must not be cut inside a character: cut it with Array.from(text).slice()',
  })),
  ...[{ orderReference: 'a\u0000' }, { description: '\u0000Books' }].map((change) => ({
    path: Object.keys(change).join(),
    change,
    says: 'must not contain the null character U+0000',
  })),
  ...[undefined, '', 'x'.repeat(256), 7].map((description) => ({
    path: 'description',
    change: { description },
    says: 'must be text of 1 to 255 characters',
  })),
  ...urlCases('returnUrl'),
  { path: 'returnUrl', change: { returnUrl: undefined } },
  ...urlCases('cancelUrl'),
  ...urlCases('webhookUrl'),
  { path: 'capture', change: { capture: 'three' }, says: "must be 'automatic' or 'manual'" },
  ...['tomorrow', '2026-01-15', '2026-01-15T12:00:00', 7, null].map((expiresAt) => ({
    path: 'expiresAt',
    change: { expiresAt },
    says: 'must be a date and time with an offset, like 2026-01-15T12:00:00Z',
  })),
  { path: 'extra', change: { extra: SECRET } },
  { path: 'payer', change: { payer: SECRET } },
  { path: 'payer.name.middle', change: { payer: { name: { middle: SECRET } } } },
  { path: 'payer.phone', change: { payer: { phone: SECRET } } },
]

const checks = [
  { name: 'a payment', check: checkCreatePayment, right: create, wrong: WRONG_CREATES },
  {
    name: 'a refund',
    check: checkRefundPayment,
    right: refund,
    wrong: [
      ...WRONG_REFERENCES,
      ...WRONG_AMOUNTS,
      ZERO,
      ...WRONG_PAYMENTS,
      EMPTY_NAME,
      UNKNOWN,
      { path: 'reason', change: { reason: '' }, says: 'must be text of 1 to 140 characters' },
      { path: 'reason', change: { reason: 'x'.repeat(141) } },
      { path: 'reason', change: { reason: HALF } },
    ],
  },
  {
    name: 'a capture',
    check: checkCapturePayment,
    right: capture,
    wrong: [
      ...WRONG_REFERENCES,
      ...WRONG_AMOUNTS,
      ZERO,
      ...WRONG_PAYMENTS,
      EMPTY_NAME,
      UNKNOWN,
      { path: 'final', change: { final: SECRET } },
    ],
  },
  {
    name: 'a cancel',
    check: checkCancelPayment,
    right: cancel,
    wrong: [
      ...WRONG_REFERENCES,
      ...WRONG_PAYMENTS,
      EMPTY_NAME,
      UNKNOWN,
      { path: 'ifPaid', change: { ifPaid: undefined }, says: "must be 'reverse' or 'keep'" },
      { path: 'ifPaid', change: { ifPaid: SECRET }, says: "must be 'reverse' or 'keep'" },
      { path: 'lastRead', change: { lastRead: SECRET } },
    ],
  },
  {
    name: 'the cancel of a refund',
    check: checkCancelRefund,
    right: cancelRefund,
    wrong: [
      ...WRONG_REFERENCES,
      UNKNOWN,
      ...[undefined, 'r1', { payment }].map((wrong) => ({
        path: 'refund',
        change: { refund: wrong },
        says: 'must be the reference of a refund: its payment, and a reference or an id',
      })),
      { path: 'refund.id', change: { refund: { payment, id: '' } } },
      { path: 'refund.payment', change: { refund: { id: 'r1' } } },
    ],
  },
]

describe.each(checks)('$name', ({ check, right, wrong }) => {
  it('passes as it is', () => {
    expect(check(right)).toEqual({ ok: true, value: right })
  })

  it.each(wrong)('is refused at $path: $change', ({ path, change, says }: Case) => {
    const checked = check({ ...right, ...change })

    expect(pathsOf(checked)).toEqual([path])
    const isMissing = path in change && Reflect.get(change, path) === undefined
    if (says !== undefined)
      expect(faultsOf(checked)).toEqual([`${path}: ${isMissing ? 'is missing: ' : ''}${says}`])
    expect(JSON.stringify(checked)).not.toContain(SECRET)
  })

  it.each([undefined, null, 'text', 7, []])('is refused whole when it is %j', (input) => {
    expect(pathsOf(check(input))).toEqual([''])
  })

  it('lists everything that is wrong at once', () => {
    const missing = pathsOf(check({}))

    expect(missing).toEqual(Object.keys(right).filter((key) => key !== 'orderReference'))
  })
})

describe('a payment', () => {
  it('takes all its optional fields', () => {
    const completeLists = {
      ...create,
      orderReference: 'Order 12/2026',
      cancelUrl: 'http://localhost:3000/',
      webhookUrl: 'https://shop.example/hook?a=×',
      capture: 'manual',
      payer: {
        id: 'p1',
        email: 'jo@example.com',
        name: { first: 'Jo', last: 'Doe' },
        locale: 'nl_NL',
        ip: '2001:db8::1',
        device: { kind: 'mobile_browser', system: 'ios', userAgent: 'x' },
      },
      expiresAt: '2026-01-15T12:00:00Z',
      extra: { method: ['ideal'] },
    }

    expect(checkCreatePayment(completeLists)).toEqual({ ok: true, value: completeLists })
  })

  it('takes fields that are said to be undefined', () => {
    expect(checkCreatePayment({ ...create, payer: undefined, expiresAt: undefined }).ok).toBe(true)
  })

  it('may be of zero: the first of a mandate is', () => {
    expect(checkCreatePayment({ ...create, amount: { currency: 'EUR', minorUnits: 0 } }).ok).toBe(
      true,
    )
  })

  it('keeps its expiry in UTC', () => {
    const checked = checkCreatePayment({ ...create, expiresAt: '2026-01-15T20:00:00+08:00' })

    expect(checked).toMatchObject({ ok: true, value: { expiresAt: '2026-01-15T12:00:00Z' } })
  })
})

describe('a withdrawn currency', () => {
  const lev = { currency: 'BGN', minorUnits: 1050 }

  it('is refused for a new payment, with the currency that took its place', () => {
    expect(faultsOf(checkCreatePayment({ ...create, amount: lev }))).toEqual([
      'amount.currency: "BGN" is withdrawn: create the payment in EUR',
    ])
  })

  it('is taken for a refund of what was paid in it', () => {
    expect(checkRefundPayment({ ...refund, amount: lev }).ok).toBe(true)
  })
})

describe('a payment reference in an input', () => {
  it.each([{ reference: 'order_1' }, { id: 'tr_x/y' }])('may be %j', (names) => {
    const ref = { account: ACCOUNT, ...names }

    expect(checkRefundPayment({ ...refund, payment: ref })).toEqual({
      ok: true,
      value: { ...refund, payment: ref },
    })
  })

  it('may be a whole payment; only its reference is used', () => {
    const completeLists = { ...payment, status: 'captured', amounts: {} }

    expect(checkRefundPayment({ ...refund, payment: completeLists })).toEqual({
      ok: true,
      value: refund,
    })
  })
})

describe('a cancel that must keep paid money', () => {
  it.each(PAYMENT_STATUSES)(
    'may reach a provider that reverses when the last read was %s',
    (lastRead) => {
      const isUnpaid = lastRead !== 'authorized' && lastRead !== 'captured'

      expect(keepsPaidMoney({ reference: 'c', payment, ifPaid: 'keep', lastRead })).toBe(isUnpaid)
      expect(keepsPaidMoney({ reference: 'c', payment, ifPaid: 'reverse', lastRead })).toBe(true)
    },
  )

  it('is held back when nobody has read the payment', () => {
    expect(keepsPaidMoney({ reference: 'c', payment, ifPaid: 'keep' })).toBe(false)
  })
})
