import { money } from '@paystate/core'
import { madeElsewhere } from '../support/made-elsewhere.ts'
import { anOrder, type Shop } from '../support/shop.ts'
import {
  adopt,
  advance,
  cancel,
  cancelRefund,
  capture,
  itDidNothing,
  itHappened,
  pay,
  payAgain,
  payInside,
  payNamed,
  refund,
  sync,
  webhook,
} from './operations.ts'
import { type Operation, opened, paid, payerPays, type Setting, settingOf } from './setting.ts'

/** A state of an order, and the operations that may meet on it: each with each, and with itself. */
export interface Scene {
  readonly begin: (shop: Shop) => Promise<Setting>
  readonly operations: Readonly<Record<string, Operation>>
  /** `several`: another system's payment is one, whether the order takes it over or not. */
  readonly payments?: 'one' | 'several'
}

const reads = { sync, advance, webhook }

export const SCENES: Readonly<Record<string, Scene>> = {
  'a new order': {
    begin: async (shop) => ({
      shop,
      order: shop.name('order'),
      id: '',
      reference: '',
      providerId: '',
    }),
    operations: { pay: pay('mollie'), payNamed: payNamed('a'), payInside },
  },
  'a payment that its payer has paid, which is not known yet': {
    async begin(shop) {
      const setting = await opened(shop, 'mollie')
      await payerPays(setting)
      return setting
    },
    operations: {
      pay: pay('mollie'),
      cancel: cancel('keep'),
      refund: refund('mollie', 'r1', 700),
      ...reads,
    },
  },
  'an open payment': {
    begin: (shop) => opened(shop, 'mollie'),
    operations: { pay: pay('mollie'), cancel: cancel('keep'), ...reads },
  },
  'a payment that its payer has canceled, which is not known yet': {
    async begin(shop) {
      const setting = await opened(shop, 'mollie')
      await shop.mollie.payer.cancel(setting.providerId)
      return setting
    },
    operations: { pay: pay('mollie'), payNamed: payNamed('b'), cancel: cancel('keep'), ...reads },
  },
  'an ended payment': {
    begin: ended,
    operations: { pay: pay('mollie'), payNamed: payNamed('b'), payInside, ...reads },
  },
  'an ended payment that was paid late, which is not known yet': {
    async begin(shop) {
      const setting = await ended(shop)
      await shop.mollie.bank.payLate(setting.providerId)
      return setting
    },
    operations: { pay: pay('mollie'), payNamed: payNamed('b'), ...reads },
  },
  'an authorized payment': {
    begin: (shop) => paid(shop, 'mollie', 'manual'),
    operations: {
      captureAll: capture('c1', 1050),
      capturePart: capture('c2', 700),
      cancel: cancel('keep'),
      pay: pay('mollie', 'manual'),
      ...reads,
    },
  },
  'a paid payment': {
    begin: (shop) => paid(shop, 'mollie'),
    operations: {
      refund: refund('mollie', 'r1', 700),
      refundMore: refund('mollie', 'r2', 600),
      cancel: cancel('keep'),
      pay: pay('mollie'),
      ...reads,
    },
  },
  'a refund that was not sent yet': {
    begin: withUnsentRefund,
    operations: {
      cancelRefund: cancelRefund('u1', 'r1'),
      refund: refund('mollie', 'r1', 700),
      refundMore: refund('mollie', 'r2', 600),
      ...reads,
    },
  },
  'a refund under way': {
    async begin(shop) {
      const setting = await paid(shop, 'mollie')
      await refund('mollie', 'r1', 700)(shop.payments, setting)
      return setting
    },
    operations: {
      cancelRefund: cancelRefund('u1', 'r1'),
      cancelRefundAgain: cancelRefund('u2', 'r1'),
      refundMore: refund('mollie', 'r2', 350),
      ...reads,
    },
  },
  'a refund that happened, and is unknown': {
    begin: (shop) => withLostRefund(shop, 'drop_answer'),
    operations: {
      refund: refund('mollie', 'r1', 700),
      refundMore: refund('mollie', 'r2', 600),
      cancelRefund: cancelRefund('u1', 'r1'),
      verdict: itHappened('refund'),
      ...reads,
    },
  },
  'a refund that did not happen, and is unknown': {
    begin: (shop) => withLostRefund(shop, 'reset'),
    operations: {
      refund: refund('mollie', 'r1', 700),
      verdict: itDidNothing('refund'),
      cancelRefund: cancelRefund('u1', 'r1'),
      ...reads,
    },
  },
  'a creation that happened, and is unknown': {
    begin: (shop) => withLostCreation(shop, 'drop_answer'),
    operations: {
      pay: pay('mollie'),
      payAgain,
      cancel: cancel('keep'),
      verdict: itHappened('create'),
      ...reads,
    },
  },
  'a creation that did not happen, and is unknown': {
    begin: (shop) => withLostCreation(shop, 'reset'),
    operations: {
      pay: pay('mollie'),
      payAgain,
      cancel: cancel('keep'),
      verdict: itDidNothing('create'),
      advance,
      sync,
    },
  },
  'a payment that another system made': {
    async begin(shop) {
      const providerId = await madeElsewhere(shop)
      return { shop, order: shop.name('order'), id: '', reference: '', providerId }
    },
    operations: { adopt, pay: pay('mollie') },
    payments: 'several',
  },
  'a paid payment at Antom': {
    begin: (shop) => paid(shop, 'antom'),
    operations: {
      refund: refund('antom', 'r1', 700),
      refundMore: refund('antom', 'r2', 600),
      cancel: cancel('reverse'),
      pay: pay('antom'),
      sync,
      advance,
    },
  },
  'a payment at Antom that its payer has paid, which is not known yet': {
    async begin(shop) {
      const setting = await opened(shop, 'antom')
      await payerPays(setting)
      return setting
    },
    operations: {
      pay: pay('antom'),
      keep: cancel('keep'),
      cancel: cancel('reverse'),
      refund: refund('antom', 'r1', 700),
      sync,
      advance,
    },
  },
}

async function ended(shop: Shop): Promise<Setting> {
  const setting = await opened(shop, 'mollie')
  await shop.mollie.payer.cancel(setting.providerId)
  await shop.payments.get(setting.id, { fresh: true })
  return setting
}

async function withUnsentRefund(shop: Shop): Promise<Setting> {
  const setting = await paid(shop, 'mollie')
  await shop.database.transaction((tx) =>
    shop.payments.refund(
      { id: `${setting.order}_r1`, payment: setting.id, amount: money('EUR', 700) },
      { tx: { query: (text, values) => tx.query(text, values) } },
    ),
  )
  return setting
}

/** The first refund gets no response at all. */
async function withLostRefund(shop: Shop, fault: 'drop_answer' | 'reset'): Promise<Setting> {
  const setting = await paid(shop, 'mollie')
  shop.mollie.faults.next('*', fault, { times: 20 })
  await refund('mollie', 'r1', 700)(shop.payments, setting)
  shop.mollie.faults.clear()
  return setting
}

async function withLostCreation(shop: Shop, fault: 'drop_answer' | 'reset'): Promise<Setting> {
  shop.mollie.faults.next('create_payment', fault, { times: 3 })
  const result = await shop.payments.pay(anOrder(shop.name('order')))
  shop.mollie.faults.clear()
  return settingOf(shop, result)
}
