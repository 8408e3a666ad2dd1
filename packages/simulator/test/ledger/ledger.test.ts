import { expect, it } from 'vitest'
import { createLedger, type LedgerEntryKind } from '../../src/ledger/ledger.ts'

const eur = (minorUnits: number) => ({ currency: 'EUR', minorUnits })

function written(...entries: [LedgerEntryKind, number, string?][]) {
  const ledger = createLedger()
  for (const [kind, minorUnits, objectId] of entries) {
    ledger.write({ at: 0, paymentId: 'p', kind, amount: eur(minorUnits), objectId })
  }
  return ledger
}

it('counts what was taken, sent back, reversed and charged back', () => {
  const ledger = written(
    ['created', 1000],
    ['captured', 600],
    ['captured', 400],
    ['refund_accepted', 300, 're_1'],
    ['refunded', 300, 're_1'],
    ['reversed', 50],
    ['charged_back', 200, 'chb_1'],
    ['chargeback_reversed', 200, 'chb_1'],
  )
  expect(ledger.capturedOf('p')).toBe(1000)
  expect(ledger.refundedOf('p')).toBe(300)
  expect(ledger.reversedOf('p')).toBe(50)
  expect(ledger.chargedBackOf('p')).toBe(0)
  expect(ledger.capturedOf('other')).toBe(0)
})

it('counts the refunds that were accepted and still stand', () => {
  const ledger = written(
    ['refund_accepted', 100, 're_1'],
    ['refund_accepted', 200, 're_2'],
    ['refund_accepted', 300, 're_3'],
    ['refund_failed', 100, 're_1'],
    ['refund_canceled', 200, 're_2'],
  )
  expect(ledger.refundsOf('p').map(({ objectId }) => objectId)).toEqual(['re_3'])
})

it('does not count a refund as sent when it failed after it was sent', () => {
  const ledger = written(
    ['refund_accepted', 100, 're_1'],
    ['refunded', 100, 're_1'],
    ['refund_failed', 100, 're_1'],
    ['refund_failed', 70, 're_2'],
  )
  expect(ledger.refundedOf('p')).toBe(0)
})

it('shows a double payment under one reference', () => {
  const ledger = createLedger()
  for (const paymentId of ['one', 'two']) {
    ledger.write({ at: 0, paymentId, reference: 'order', kind: 'created', amount: eur(1) })
  }
  expect(ledger.paymentsOf('order')).toEqual(['one', 'two'])
  ledger.forget('one')
  expect(ledger.paymentsOf('order')).toEqual(['two'])
  expect(ledger.paymentsOf('another')).toEqual([])
})

it('numbers its entries and hands out copies', () => {
  const ledger = written(['created', 1], ['captured', 1])
  expect(ledger.entries().map(({ sequence }) => sequence)).toEqual([1, 2])
  expect(ledger.entries('p')).not.toBe(ledger.entries('p'))
})
