import { money } from '@paystate/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { isEngineError, type Payments } from '../../src/index.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** Calls of plain JavaScript: what is left out or wrong is named, and nothing is stored or sent. */

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})

const amount = money('EUR', 500)

/** A call as plain JavaScript makes it: the compiler would not let it pass. */
async function call(name: keyof Payments, given: readonly unknown[]): Promise<string> {
  try {
    await Reflect.apply(shop.payments[name], shop.payments, given)
  } catch (error) {
    if (!isEngineError(error)) throw error
    expect(error.problem).toBe('invalid_input')
    return error.issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
  }
  return 'accepted'
}

/** What was expected where something is missing. */
const SHAPE = /is missing: must .*?(?=; [\w.]+: |$)/g

const TARGET = 'order: is missing: name the order, or the payment'

const LEFT_OUT: readonly (readonly [keyof Payments, readonly unknown[], string | RegExp])[] = [
  ['refund', [{ order: 'o', amount }], 'id: is missing'],
  ['refund', [{ order: 'o', id: 'r' }], 'amount: is missing'],
  ['refund', [{ payment: 'p', id: 'r' }], 'amount: is missing'],
  ['refund', [{}], `id: is missing; amount: is missing; ${TARGET}`],
  ['refund', [undefined], ': The argument is missing'],
  [
    'refund',
    [{ order: 'o', id: 'r', amount: { currency: 'EUR' } }],
    /^amount.minorUnits: is missing/,
  ],
  [
    'refund',
    [{ order: 'o', payment: 'p', id: 'r', amount }],
    'order: must be left out where `payment` is given',
  ],
  [
    'refund',
    [{ order: 'o', id: 'r', amount, reasn: 'x' }],
    'reasn: is not a known field; perhaps `reason` is meant',
  ],
  ['refund', [{ order: 'o', id: 'r', amount }, {}], 'tx: is missing'],
  ['capture', [{ order: 'o', id: 'c' }], 'amount: is missing'],
  ['capture', [{ order: 'o', id: 'c', amount, final: 'yes' }], 'final: must be true or false'],
  ['cancel', [{ order: 'o', id: 'c' }], 'ifPaid: is missing'],
  ['cancel', [{ order: 'o', id: 'c', ifPaid: 'no' }], "ifPaid: must be 'reverse' or 'keep'"],
  ['cancel', [{ id: 'c', ifPaid: 'keep' }], TARGET],
  ['cancelRefund', [{ id: 'c' }], 'refund: is missing'],
  ['cancelRefund', [{ id: 'c', refund: 'r' }, { tx: undefined }], 'tx: is missing'],
  ['erase', [{}], TARGET],
  ['erase', [{ order: 'o', payment: 'p' }], 'order: must be left out where `payment` is given'],
  ['erase', [undefined], ': The argument is missing'],
  ['pay', [anOrder('a\ud800')], 'order: must not be cut inside a character'],
  ['pay', [undefined], ': The argument is missing'],
  ['pay', [{ order: 'o', amount, description: 'Books' }], 'returnUrl: is missing'],
  [
    'pay',
    [{ order: 'o', returnUrl: 'https://x.test/', description: 'Books' }],
    'amount: is missing',
  ],
  [
    'pay',
    [{ amount, returnUrl: 'https://x.test/', description: 1 }],
    'order: is missing; description: must be text of 1 to 255 characters',
  ],
  ['pay', [anOrder('o'), { tx: {} }], /^tx: must be the client that ran BEGIN/],
  ['resolve', [], 'operation: is missing; verdict: is missing'],
  [
    'resolve',
    [
      { kind: 'refund', id: 'r' },
      { who: 'A', why: 'B', happened: 'maybe' },
    ],
    "verdict.happened: must be 'yes' or 'no'",
  ],
  [
    'resolve',
    [
      { kind: 'refund', id: 'r' },
      { who: 'A', happened: 'yes' },
    ],
    'verdict.why: is missing',
  ],
  ['find', ['x'], ': The argument must be an object'],
  ['find', [{}], /^order: is missing: name an order, or/],
  ['find', [undefined], ': The argument is missing'],
  ['find', [{ instance: 'mollie' }], 'providerId: is missing'],
  [
    'find',
    [{ instance: 'mollie', ordr: 'o' }],
    'providerId: is missing; ordr: is not a known field',
  ],
  ['list', [{ limit: 0 }], 'limit: must be 1 or more'],
  ['list', [{ status: 'payed' }], /^status: must be 'requires_action' or/],
  ['list', [null], ': The argument must be an object'],
  ['totals', [{ limit: 3 }], 'limit: is not a known field'],
  ['get', [undefined], 'id: is missing'],
  ['get', [{ id: 'p' }], 'id: must be text of 1 to 200 characters'],
  ['get', ['p', { fesh: true }], 'fesh: is not a known field; perhaps `fresh` is meant'],
  ['operations', [undefined], 'id: is missing'],
  ['timeline', [7], 'id: must be text of 1 to 200 characters'],
  ['advance', [undefined], 'id: is missing'],
  ['claimDue', [undefined], 'limit: is missing'],
  ['claimDue', [1.5], 'limit: must be a whole number'],
  [
    'readReturn',
    ['https://shop.example/return?ref=1'],
    /^request: must be a web Request, not an address/,
  ],
  ['readReturn', [undefined], 'request: is missing'],
  [
    'readReturn',
    [new Request('https://x.test/'), { waitMs: '3s' }],
    'waitMs: must be a number of milliseconds, zero or more',
  ],
  [
    'receiveWebhook',
    ['mollie', { url: '/webhooks', headers: {} }],
    /^request: must be a web Request, not an address/,
  ],
  [
    'receiveWebhook',
    [new Request('https://x.test/')],
    'instance: must be text; request: is missing',
  ],
  ['delivered', ['o', { consumer: 'shop' }], 'waitMs: is missing'],
  ['delivered', ['o'], 'consumer: is missing; waitMs: is missing'],
  ['held', [undefined], 'consumer: is missing'],
  ['retry', [{ consumer: 'shop' }], 'event: is missing'],
  ['skip', ['shop'], ': The argument must be an object'],
  ['consumer', [], 'name: is missing; from: is missing; on: is missing'],
  ['consumer', ['shop', { from: 'now' }], 'on: is missing'],
  [
    'consumer',
    ['shop', { from: 'now', on: { 'refund.settled': () => {} } }],
    'on.refund.settled: is not an event: choose from refund.pending, refund.processing, refund.succeeded, refund.failed, refund.canceled, refund.updated, refund.removed',
  ],
  [
    'consumer',
    ['shop', { from: 'now', on: { paid: () => {} } }],
    'on.paid: is not an event: choose from order.paid',
  ],
  [
    'consumer',
    ['shop', { from: 'now', on: { 'payment.paid': () => {} } }],
    /^on\.payment\.paid: is not an event: choose from payment\.created, .*, order\.paid$/,
  ],
  [
    'consumer',
    ['shop', { from: 'now', on: { shipped: () => {} } }],
    /^on\.shipped: is not an event: choose from payment\.created, .*, order\.underpaid$/,
  ],
  [
    'consumer',
    ['shop', { from: 'now', on: { 'payment.captured': undefined } }],
    'on.payment.captured: is missing',
  ],
  ['closeAnomaly', [{ id: 'a', who: 'Ann' }], 'why: is missing'],
  ['closeAnomaly', [{ id: 'a', who: 'Ada', why: 'a\0b' }], 'why: must not contain U+0000'],
  ['closeAnomaly', [undefined], ': The argument is missing'],
  ['anomalies', [{ kind: 'odd' }], /^kind: must be 'late_money' or/],
  ['doctor', [{ from: 'mollie' }], 'to: is missing'],
  ['restored', [{}], 'since: is missing'],
  ['releaseInstances', [{}], 'who: is missing; why: is missing'],
  ['compareRebuilt', [{ limit: 'all' }], 'limit: must be a number'],
  ['reseal', [{ after: 3 }], 'after: must be text'],
  ['work', [], ': The argument is missing'],
  ['work', [{}], 'forMs: is missing'],
  ['stop', [{ withinMs: -1 }], 'withinMs: must be a number of milliseconds, zero or more'],
]

describe('a call whose input is incomplete', () => {
  it.each(LEFT_OUT)('%s %j is refused: %s', async (name, given, issues) => {
    const said = await call(name, given)

    expect(said.replace(SHAPE, 'is missing')).toEqual(
      typeof issues === 'string' ? issues : expect.stringMatching(issues),
    )
  })

  it('is refused when its own code throws while it is read', async () => {
    const broken = {
      get order() {
        throw new Error('secret')
      },
    }
    expect(await call('pay', [broken])).toBe(': The argument cannot be read: its own code throws')
  })

  it.each([
    ['pay', [{}], 'order: is missing: must be text of 1 to 200 characters'],
    ['pay', [{}], 'returnUrl: is missing: must be an absolute http or https URL'],
    ['pay', [{}], 'description: is missing: must be text of 1 to 255 characters'],
    ['resolve', [], "verdict: is missing: must be { who, why, happened: 'yes' or 'no' }"],
    [
      'resolve',
      [],
      'operation: is missing: must be { kind, id }, with kind one of create, capture, ',
    ],
    ['consumer', ['shop', {}], "from: is missing: must be 'now' or 'beginning'"],
    ['consumer', ['shop', {}], 'on: is missing: must be an object of handlers by event'],
    ['closeAnomaly', [{}], 'why: is missing: must be text of 1 to 1000 characters'],
  ] as const)('%s %j says what was expected: %s', async (name, given, shape) => {
    expect(await call(name, given)).toContain(shape)
  })

  it.each(LEFT_OUT)('%s %j shows no words of the schema library', async (name, given) => {
    expect(await call(name, given)).not.toMatch(/invalid|expected|received|another (form|kind)/i)
  })

  it('says which payment it was about, what is missing, and what it means for the money', async () => {
    const refused = Reflect.apply(shop.payments.refund, shop.payments, [
      { order: 'order_42', amount },
    ])
    await expect(refused).rejects.toThrow(
      'order order_42: Invalid input. id: is missing: must be text of 1 to 200 characters. Nothing was stored or sent, so no money has moved. Correct the fields that are named and call again.',
    )
  })
})

describe('a refund that has no payment', () => {
  it('names the payments of the order as last read, and how to read them', async () => {
    const order = shop.name('order')
    const { payment } = await shop.payments.pay(anOrder(order))

    const refused = shop.payments.refund({ id: shop.name('refund'), order, amount })

    await expect(refused).rejects.toThrow(
      `order ${order}: The order has no payment to refund: as last read, ${payment.id} is requires_action. Nothing was stored or sent, so no money has moved. Read the payment with get(id, { fresh: true }).`,
    )
  })

  it("says where a provider's id is taken", async () => {
    const refused = shop.payments.refund({ id: shop.name('refund'), payment: 'tr_1', amount })

    await expect(refused).rejects.toThrow(
      /^tr_1: The payment does not exist\. .* `find` takes an order, a reference or a provider's id\.$/,
    )
  })
})
