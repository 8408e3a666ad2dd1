import { expect, it } from 'vitest'
import { beginAttempt } from '../../../src/store/attempts/begin-attempt.ts'
import { endAttempt } from '../../../src/store/attempts/end-attempt.ts'
import { appendEvidence } from '../../../src/store/evidence/append-evidence.ts'
import { readEvidence } from '../../../src/store/evidence/read-evidence.ts'
import { askOrder } from '../../../src/store/orders/ask-order.ts'
import { lockOrder } from '../../../src/store/orders/lock-order.ts'
import { holdsLease } from '../../../src/store/payments/holds-lease.ts'
import { releaseLease } from '../../../src/store/payments/lease.ts'
import { lockPayment } from '../../../src/store/payments/lock-payment.ts'
import { updatePayment } from '../../../src/store/payments/update-payment.ts'
import type { Transaction } from '../../../src/store/statements/session.ts'
import { intendedCreation } from '../../support/intended-creation.ts'
import { outside } from '../../support/outside.ts'
import { describeServerStore, type Stage } from '../../support/stores.ts'
import { waitsForLock } from '../../support/waiting.ts'

/** A payment that is created under its lease, with an attempt under way. */
async function creating(stage: () => Promise<Stage>) {
  const made = await intendedCreation(stage)
  const { store, lease, operation } = made
  const beginning = { operation: operation.key, pending: {}, lease, marginMs: 5_000 }
  await store.transaction((tx) => beginAttempt(tx, beginning))

  /** What the second of two transactions gives that meets what the first has stored and not committed. */
  async function meet<T>(
    first: (tx: Transaction) => Promise<unknown>,
    second: (tx: Transaction) => Promise<T>,
  ): Promise<{ readonly waited: 'waits' | 'ended'; readonly result: T }> {
    let later: Promise<T> | undefined
    const waited = await store.transaction(async (tx) => {
      await first(tx)
      const call = outside(() => store.transaction(second))
      later = call
      return outside(() => waitsForLock(store.database, call))
    })
    if (!later) throw new Error('The second transaction did not begin')
    return { waited, result: await later }
  }
  return { ...made, beginning, meet }
}

describeServerStore(
  'whoever locks a payment waits for the one who has it, and then sees what that one stored',
  (stage) => {
    it('to change what is known of it', async () => {
      const { payment, meet } = await creating(stage)
      const { waited, result } = await meet(
        async (tx) => {
          await lockPayment(tx, { payment: payment.key })
          await updatePayment(tx, { ...PAID, payment: payment.key })
        },
        (tx) => lockPayment(tx, { payment: payment.key }),
      )

      expect(waited).toBe('waits')
      expect(result).toMatchObject({ standing: 'paid', captured: 1050, version: 1 })
    })

    it('to conclude under a lease that is just given back', async () => {
      const { lease, meet } = await creating(stage)
      const { waited, result } = await meet(
        (tx) => releaseLease(tx, { lease, due: 'never' }),
        (tx) => holdsLease(tx, { lease }),
      )

      expect({ waited, result }).toEqual({ waited: 'waits', result: false })
    })

    it('to store the end of an attempt while its lease is given back', async () => {
      const { operation, lease, meet } = await creating(stage)
      const { waited, result } = await meet(
        (tx) => releaseLease(tx, { lease, due: 'never' }),
        (tx) => endAttempt(tx, { operation: operation.key, number: 1, lease, ended: {} }),
      )

      expect({ waited, result }).toEqual({ waited: 'waits', result: 'none' })
    })

    it('to begin an attempt while its lease is given back: nothing is sent', async () => {
      const { beginning, lease, meet } = await creating(stage)
      const { waited, result } = await meet(
        (tx) => releaseLease(tx, { lease, due: 'never' }),
        (tx) => beginAttempt(tx, beginning),
      )

      expect({ waited, result }).toEqual({ waited: 'waits', result: { kind: 'lost' } })
    })

    it('to add evidence, which is numbered in the order in which it is stored', async () => {
      const { payment, store, meet } = await creating(stage)
      const append = (tx: Transaction, source: string) =>
        appendEvidence(tx, { payment: payment.key, begun: null, source, observation: {} })
      const { waited } = await meet(
        (tx) => append(tx, 'first'),
        (tx) => append(tx, 'second'),
      )

      expect(waited).toBe('waits')
      const evidence = await readEvidence(store, { payment: payment.key })
      expect(evidence.map(({ source }) => source)).toEqual(['first', 'second'])
    })

    it('to open a payment for its order', async () => {
      const { payment, meet } = await creating(stage)
      const { order } = payment
      const amount = { currency: 'EUR', minorUnits: 2000 }
      const { waited, result } = await meet(
        async (tx) => {
          await lockOrder(tx, { order })
          await askOrder(tx, { order, amount })
        },
        (tx) => lockOrder(tx, { order }),
      )

      expect(waited).toBe('waits')
      expect(result).toMatchObject({ amount: 2000 })
    })
  },
)

const PAID = {
  standing: 'paid',
  status: 'captured',
  account: null,
  providerId: null,
  captured: 1050,
  reversed: 0,
  refunded: null,
  chargedBack: null,
  readAt: null,
} as const
