import { describe, expect, it } from 'vitest'
import { checkCreatePayment } from '../../src/adapter.ts'

function payerOf(payer: unknown) {
  const checked = checkCreatePayment({
    reference: 'payment_1',
    amount: { currency: 'EUR', minorUnits: 1000 },
    description: 'Three books',
    returnUrl: 'https://shop.example/return',
    payer,
  })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value.payer
}

const HALF = '😀'.slice(0, 1)

it.each([null, undefined])('a payer of whom nothing is known may be %s', (payer) => {
  expect(payerOf(payer)).toBeUndefined()
})

describe('the e-mail address of a payer', () => {
  it.each([
    ['jo@example.com', 'jo@example.com'],
    [' jo@example.com\n', 'jo@example.com'],
    ['a&b@x.example', 'a&b@x.example'],
    ["o'brien+tag@x.example", "o'brien+tag@x.example"],
    ['user@münchen.example', 'user@xn--mnchen-3ya.example'],
    ['user@shop.xn--p1ai', 'user@shop.xn--p1ai'],
    ['Jo@EXAMPLE.com', 'Jo@example.com'],
    [`${'a'.repeat(64)}@x.example`, `${'a'.repeat(64)}@x.example`],
  ])('%j goes out as %j', (email, sent) => {
    expect(payerOf({ email })).toEqual({ email: sent })
  })

  it.each([
    '',
    'jo',
    'jo@',
    '@x.example',
    'jo@localhost',
    'jo@192.0.2.1',
    'jo@[::1]',
    'j o@x.example',
    '"j o"@x.example',
    'jö@x.example',
    '.jo@x.example',
    'jo.@x.example',
    'j..o@x.example',
    'jo@x..example',
    'jo@-x.example',
    'jo@x.example/path',
    'jo@x.example:80',
    `${'a'.repeat(65)}@x.example`,
    `jo@${'x'.repeat(250)}.example`,
    `jo${HALF}@x.example`,
    7,
    null,
    {},
  ])('%j is left out, and the payment goes on', (email) => {
    expect(payerOf({ email })).toEqual({})
  })
})

describe('the locale of a payer', () => {
  it.each([
    ['nl_NL', 'nl_NL'],
    ['en-GB', 'en_GB'],
    ['nl_NL_formal', 'nl_NL'],
    ['fr', 'fr'],
    ['FR', 'fr'],
    ['zh-Hans-CN', 'zh_CN'],
    ['de_DE.UTF-8', 'de_DE'],
    ['ca_ES@valencia', 'ca_ES'],
    ['en-US-u-hc-h12', 'en_US'],
  ])('%j is read as %j', (locale, read) => {
    expect(payerOf({ locale })).toEqual({ locale: read })
  })

  it.each(['', 'x', 'french', 'nl NL', '*', 7, null])('%j is left out', (locale) => {
    expect(payerOf({ locale })).toEqual({})
  })
})

describe('what else is told of a payer', () => {
  it.each([
    { id: '' },
    { id: 'x'.repeat(65) },
    { id: `p${HALF}` },
    { name: { first: '', last: ' ' } },
    { name: { first: `Jo${HALF}` } },
    { name: null },
    { ip: '300.0.0.1' },
    { ip: 'unknown' },
    { device: { kind: 'fridge' } },
    { device: null },
  ])('%j is left out where it cannot be used', (payer) => {
    expect(payerOf(payer)).toEqual({})
  })

  it('keeps what can be used beside it', () => {
    expect(
      payerOf({
        id: 'p1',
        email: 'nobody',
        name: { first: 'Jo', last: 'x'.repeat(65) },
        ip: '2001:db8::1',
        device: { kind: 'app', system: 'symbian', userAgent: '' },
      }),
    ).toEqual({ id: 'p1', name: { first: 'Jo' }, ip: '2001:db8::1', device: { kind: 'app' } })
  })

  it.each([{ emial: 'jo@example.com' }, { name: { middle: 'J' } }, 'Jo'])(
    'is refused where a field has no such name: %j',
    (payer) => {
      expect(() => payerOf(payer)).toThrow(/payer/)
    },
  )
})
