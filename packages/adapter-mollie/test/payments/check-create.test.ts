import type { CreatePayment } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import type { MollieOptions } from '../../src/index.ts'
import { answering, hal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'

function prepare(differs: Partial<CreatePayment>, options: Partial<MollieOptions> = {}) {
  const { mollie } = answering(() => hal({}), options)
  return mollie.prepare.createPayment(aPayment(differs))
}

function bodyOf(differs: Partial<CreatePayment>, options: Partial<MollieOptions> = {}) {
  const prepared = prepare(differs, options)
  if (prepared.state === 'prepared') return JSON.parse(prepared.request.body)
  throw new Error(prepared.issues.map(({ path, message }) => `${path} ${message}`).join('; '))
}

/** What a cut leaves of a character that takes two code units. */
const HALF = '😀'.slice(0, 1)

function faultsOf(differs: Partial<CreatePayment>, options: Partial<MollieOptions> = {}) {
  const prepared = prepare(differs, options)
  return prepared.state === 'refused' ? prepared.issues.map(({ path }) => path) : []
}

describe('the parameters of a payment', () => {
  it('carry what only this provider needs, laid over the defaults of the configuration', () => {
    const defaults = { method: 'ideal', digitalGoods: true, metadata: { from: 'defaults' } }
    expect(bodyOf({ extra: { method: ['creditcard', 'paypal'] } }, { defaults })).toMatchObject({
      method: ['creditcard', 'paypal'],
      digitalGoods: true,
      metadata: { from: 'defaults', paystate: {} },
    })
  })

  it('name the payer', () => {
    const payer = {
      id: 'payer_7',
      email: 'ann@example.com',
      name: { first: 'Ann', last: 'Other' },
      locale: 'nl_NL',
      ip: '192.0.2.1',
    }
    expect(bodyOf({ payer, extra: { billingAddress: { city: 'Utrecht' } } })).toMatchObject({
      locale: 'nl_NL',
      billingAddress: {
        givenName: 'Ann',
        familyName: 'Other',
        email: 'ann@example.com',
        city: 'Utrecht',
      },
    })
  })

  it.each([
    ['nl_NL_formal', 'nl_NL'],
    ['en-GB', 'en_GB'],
    ['en-AU', 'en_US'],
    ['fr', 'fr_FR'],
    ['sv', 'sv_SE'],
    ['no', 'nb_NO'],
    ['de_LI', 'de_DE'],
  ])('take the locale %s as %s', (locale, sent) => {
    expect(bodyOf({ payer: { locale } })).toMatchObject({ locale: sent })
  })

  it.each(['ja_JP', 'C', '', 'en US'])(
    'leave out the locale %j, which the page does not speak',
    (locale) => {
      expect(bodyOf({ payer: { locale } })).not.toHaveProperty('locale')
    },
  )

  it('take what payers write as far as it can be used, and are never refused for it', () => {
    const payer = { email: 'user@münchen.example', name: { first: `Jo${HALF}`, last: ' Doe ' } }
    expect(bodyOf({ payer }).billingAddress).toEqual({
      email: 'user@xn--mnchen-3ya.example',
      familyName: 'Doe',
    })
    const billingAddress = {
      email: 'nobody',
      phone: '0612345678',
      country: 'nl',
      city: 'x'.repeat(101),
      title: '',
      postalCode: ' 1234 AB ',
    }
    const shippingAddress = { phone: '0031 (0)6-1234.5678'.replace('(0)', ''), region: HALF }
    expect(bodyOf({ extra: { billingAddress, shippingAddress } })).toMatchObject({
      billingAddress: { country: 'NL', postalCode: '1234 AB' },
      shippingAddress: { phone: '+31612345678' },
    })
  })

  it.each([
    ['null', null],
    ['of which nothing can be used', { phone: '12', country: 'Holland' }],
  ])('leave out an address that is %s', (_what, address) => {
    const body = bodyOf({ extra: { billingAddress: address, shippingAddress: address } })
    expect(body).not.toHaveProperty('billingAddress')
    expect(body).not.toHaveProperty('shippingAddress')
  })

  it('say by two steps that money is captured later', () => {
    expect(bodyOf({ capture: 'manual' })).toMatchObject({ captureMode: 'manual' })
    expect(bodyOf({ capture: 'automatic' })).not.toHaveProperty('captureMode')
    expect(bodyOf({ extra: { captureDelay: '2 days' } })).toMatchObject({ captureDelay: '2 days' })
  })

  it('write the lines with the decimals of their currency, deductions with a minus', () => {
    const money = (minorUnits: number) => ({ currency: 'EUR', minorUnits })
    const lines = [
      { description: 'Book', quantity: 3, unitPrice: money(400), totalAmount: money(1200) },
      {
        description: 'Voucher',
        quantity: 1,
        type: 'discount',
        unitPrice: money(200),
        totalAmount: money(200),
        vatRate: '21.00',
        vatAmount: money(35),
      },
    ]
    expect(bodyOf({ extra: { lines } }).lines).toMatchObject([
      {
        quantity: 3,
        unitPrice: { value: '4.00' },
        totalAmount: { currency: 'EUR', value: '12.00' },
      },
      {
        unitPrice: { value: '-2.00' },
        totalAmount: { value: '-2.00' },
        vatAmount: { currency: 'EUR', value: '-0.35' },
      },
    ])
  })

  it('take what a platform keeps and what it passes on', () => {
    const part = { currency: 'EUR', minorUnits: 100 }
    const applicationFee = { amount: part, description: 'Our share' }
    const destination = { type: 'organization', organizationId: 'org_1' }
    const routing = [{ amount: part, destination, releaseDate: '2026-02-01' }]
    expect(bodyOf({ extra: { applicationFee, routing } })).toMatchObject({
      applicationFee: { amount: { currency: 'EUR', value: '1.00' }, description: 'Our share' },
      routing: [
        { amount: { currency: 'EUR', value: '1.00' }, destination, releaseDate: '2026-02-01' },
      ],
    })
  })

  it('have no way back for a recurring payment, which has no payer', () => {
    const extra = { sequenceType: 'recurring', customerId: 'cst_1', mandateId: 'mdt_1' }
    const body = bodyOf({ extra, cancelUrl: 'https://shop.example/cancel' })
    expect(body).toMatchObject(extra)
    expect(body).not.toHaveProperty('redirectUrl')
    expect(body).not.toHaveProperty('cancelUrl')
  })

  it.each([
    ['2026-02-01T12:00:00+02:00', '2026-02-01'],
    ['2026-01-17T00:30:00+01:00', '2026-01-17'],
    ['2026-01-16T23:30:00Z', '2026-01-17'],
    ['2026-07-16T22:30:00Z', '2026-07-17'],
    ['2026-07-16T21:30:00Z', '2026-07-16'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
  ])('take the expiry %s of a bank transfer as its last day in Amsterdam, %s', (expiresAt, day) => {
    expect(bodyOf({ expiresAt, extra: { method: 'banktransfer' } })).toMatchObject({
      dueDate: day,
    })
  })

  it.each([
    ['JPY', 1050, '1050'],
    ['ISK', 1050, '1050'],
    ['HUF', 1050, '10.50'],
    ['TWD', 1050, '10.50'],
    ['EUR', 1, '0.01'],
    ['EUR', 110, '1.10'],
    ['EUR', 7, '0.07'],
    ['USD', Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ])('write %s %d as %s', (currency, minorUnits, value) => {
    expect(bodyOf({ amount: { currency, minorUnits } }).amount).toEqual({ currency, value })
  })
})

describe('what is wrong with a payment', () => {
  it('is all named at once, by path, before anything is sent', () => {
    const wrong: Partial<CreatePayment> = {
      reference: 'has-a-hyphen',
      amount: { currency: 'XPF', minorUnits: 1000 },
      description: '',
      returnUrl: '/relative',
      webhookUrl: 'http://localhost:3000/hook',
      capture: 'manual',
      expiresAt: '2026-02-01T12:00:00Z',
      extra: {
        captureDelay: '2 days',
        methode: 'ideal',
        sequenceType: 'recurring',
        metadata: { note: 'x'.repeat(1000) },
      },
    }
    expect(faultsOf(wrong).toSorted()).toEqual(
      [
        'amount.currency',
        'description',
        'expiresAt',
        'extra.methode',
        'reference',
        'returnUrl',
        'webhookUrl',
      ].toSorted(),
    )
    const { methode: _misspelled, ...extra } = { methode: '', ...wrong.extra }
    expect(faultsOf({ ...wrong, extra })).toEqual(
      expect.arrayContaining(['extra.captureDelay', 'extra.customerId', 'extra.metadata']),
    )
  })

  it.each<[Partial<CreatePayment>, readonly string[]]>([
    [{ amount: { currency: 'EUR', minorUnits: 0 } }, ['amount.minorUnits']],
    [{ amount: { currency: 'EUR', minorUnits: 10.5 } }, ['amount.minorUnits']],
    [{ amount: { currency: 'EUR', minorUnits: 2 ** 53 } }, ['amount.minorUnits']],
    [{ amount: { currency: 'KWD', minorUnits: 1000 } }, ['amount.currency']],
    [{ amount: { currency: 'eur', minorUnits: 1000 } }, ['amount.currency']],
    [{ extra: { method: 'iDEAL' } }, ['extra.method']],
    [{ extra: { method: [] } }, ['extra.method']],
    [{ extra: { captureDelay: '8 days' } }, ['extra.captureDelay']],
    [{ extra: { captureDelay: '169 hours' } }, ['extra.captureDelay']],
    [{ capture: 'automatic', extra: { captureMode: 'manual' } }, ['extra.captureMode']],
    [{ capture: 'manual', extra: { captureMode: 'automatic' } }, ['extra.captureMode']],
    [{ extra: { customerId: 'cst_x/../..' } }, ['extra.customerId']],
    [{ extra: { metadata: 'text' } }, ['extra.metadata']],
    [{ extra: { metadata: { paystate: {} } } }, ['extra.metadata.paystate']],
    [{ extra: { metadata: { at: new Date(0) } } }, ['extra.metadata']],
    [{ extra: { metadata: JSON.parse('{"__proto__":{"a":1}}') } }, ['extra.metadata']],
    [{ extra: { cardToken: 'tkn_1' } }, ['extra.cardToken']],
    ...[
      { currency: 'EUR', minorUnits: 1001 },
      { currency: 'USD', minorUnits: 100 },
    ].map((amount): [Partial<CreatePayment>, string[]] => [
      { extra: { applicationFee: { amount, description: 'Our share' } } },
      ['extra.applicationFee.amount'],
    ]),
    [
      {
        extra: {
          routing: [600, 401].map((minorUnits) => ({
            amount: { currency: 'EUR', minorUnits },
            destination: { type: 'organization', organizationId: 'org_1' },
          })),
        },
      },
      ['extra.routing'],
    ],
    [
      { extra: { applicationFee: { description: HALF } } },
      ['extra.applicationFee.amount', 'extra.applicationFee.description'],
    ],
    [{ extra: { billingAddress: { fone: '+31612345678' } } }, ['extra.billingAddress.fone']],
    [{ description: `Books ${HALF}` }, ['description']],
    [{ orderReference: HALF }, ['orderReference']],
    [{ extra: { metadata: { note: HALF } } }, ['extra.metadata']],
    [{ extra: { metadata: { deep: [{ [HALF]: 1 }] } } }, ['extra.metadata']],
    [{ extra: { issuer: `ideal_${HALF}` } }, ['extra.issuer']],
    [{ extra: { customerReference: HALF } }, ['extra.customerReference']],
    [{ returnUrl: 'https://shop.example/return ' }, ['returnUrl']],
    [{ webhookUrl: 'https:shop.example' }, ['webhookUrl']],
    [{ webhookUrl: 'https://shop.example/ho\tok' }, ['webhookUrl']],
    [{ expiresAt: '2026-02-01T12:00:00Z' }, ['expiresAt']],
    [{ webhookUrl: 'https://192.168.1.4/hook' }, ['webhookUrl']],
    [{ webhookUrl: 'https://shop.local/hook' }, ['webhookUrl']],
    [{ webhookUrl: 'https://shop.example/?paystate_reference=x' }, ['webhookUrl']],
    [{ returnUrl: 'https://shop.example/?paystate_reference=x' }, ['returnUrl']],
  ])('%o is refused', (differs, paths) => {
    expect(faultsOf(differs)).toEqual(paths)
  })

  it('is nothing with an amount of zero that only tries a method for later', () => {
    const amount = { currency: 'EUR', minorUnits: 0 }
    expect(faultsOf({ amount, extra: { sequenceType: 'first', customerId: 'cst_1' } })).toEqual([])
  })

  it('is lines that do not add up', () => {
    const money = (minorUnits: number, currency = 'EUR') => ({ currency, minorUnits })
    const line = { description: 'Book', quantity: 1, unitPrice: money(999) }
    expect(faultsOf({ extra: { lines: [{ ...line, totalAmount: money(999) }] } })).toEqual([
      'extra.lines',
    ])
    expect(faultsOf({ extra: { lines: [{ ...line, totalAmount: money(1000, 'USD') }] } })).toEqual([
      'extra.lines',
    ])
  })

  it('is metadata that leaves no room for our references, to the byte', () => {
    const reference = 'a'.repeat(64)
    const ours = JSON.stringify({ note: '', paystate: { reference, orderReference: reference } })
    const room = 1024 - Buffer.byteLength(ours)
    const fits = { reference, extra: { metadata: { note: 'x'.repeat(room) } } }
    expect(faultsOf(fits)).toEqual([])
    const tooMuch = { reference, extra: { metadata: { note: `${'x'.repeat(room - 1)}é` } } }
    expect(faultsOf(tooMuch)).toEqual(['extra.metadata'])
  })

  it('is not a webhook address on this machine, where the provider is a simulator', () => {
    const webhookUrl = 'http://localhost:3000/hook'
    expect(faultsOf({ webhookUrl }, { baseUrl: 'http://localhost:4040' })).toEqual([])
  })

  it.each([null, undefined, 7, 'text', []])('is named for %o as well', (input) => {
    const { mollie } = answering(() => hal({}))
    const strange: CreatePayment = JSON.parse(JSON.stringify({ input })).input
    expect(mollie.prepare.createPayment(strange)).toMatchObject({ state: 'refused' })
  })
})

describe('an address for webhooks', () => {
  it.each([
    'localhost',
    'shop',
    'shop.local',
    'a.localhost',
    'shop.internal',
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.4',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[fd00::1]',
    '[fe80::1]',
    '2130706433',
    '[::ffff:10.0.0.1]',
  ])('on %s is one that Mollie cannot reach', (host) => {
    expect(faultsOf({ webhookUrl: `https://${host}/hook` })).toEqual(['webhookUrl'])
  })

  it.each(['shop.example', '172.32.0.1', '100.128.0.1', '11.0.0.1', '[2001:db8::1]', 'local.shop'])(
    'on %s is one that Mollie may reach',
    (host) => {
      expect(faultsOf({ webhookUrl: `https://${host}/hook` })).toEqual([])
    },
  )
})
