import { expect, it } from 'vitest'
import { claimInbox } from '../../../src/store/inbox/claim-inbox.ts'
import { closeInbox } from '../../../src/store/inbox/close-inbox.ts'
import { leaveInbox, matchInbox, openInbox } from '../../../src/store/inbox/match-inbox.ts'
import { takeIn } from '../../../src/store/inbox/take-in.ts'
import { findPayment } from '../../../src/store/payments/find-payment.ts'
import { releaseLease } from '../../../src/store/payments/lease.ts'
import { lockPayment } from '../../../src/store/payments/lock-payment.ts'
import type { Store } from '../../../src/store/store.ts'
import { outside } from '../../support/outside.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

const BODY = new Uint8Array([0, 105, 100, 255])

async function receiving(stage: () => Promise<Stage>) {
  const made = await stage()
  const { store, instance, name } = made
  const digest = name('digest')
  const receive = () =>
    takeIn(store, { instance, digest, hints: [{ id: 'tr_1' }], headers: { a: 'b' }, body: BODY })
  const claim = () => claimInbox(store, { instance, limit: 10, postponeMs: 5_000 })
  const matched = async () => {
    const payment = await made.payment()
    const lease = await made.lease(payment)
    await receive()
    const [webhook] = await claim()
    if (webhook === undefined) throw new Error('Nothing is due')
    await store.transaction((tx) => matchInbox(tx, { webhook, payment: payment.key }))
    return { payment, lease, webhook }
  }
  return { ...made, digest, receive, claim, matched }
}

describeStore('a webhook', (stage) => {
  it('is stored as it came, and due', async () => {
    const { receive, claim, in: at } = await receiving(stage)
    await receive()

    expect(await claim()).toMatchObject([
      {
        state: 'new',
        hints: [{ id: 'tr_1' }],
        headers: { a: 'b' },
        body: BODY,
        calls: 1,
        tries: 1,
        receivedAt: at(0),
        dueAt: at(5_000),
      },
    ])
  })

  it('that comes again while it is unhandled is counted, also by many at once', async () => {
    const { receive, claim } = await receiving(stage)
    await Promise.all([1, 2, 3, 4].map(receive))

    expect(await claim()).toMatchObject([{ calls: 4 }])
  })

  it('that comes again leaves no error in the log of the database', async () => {
    const { store, instance, name, claim } = await receiving(stage)
    const errors: unknown[] = []
    const watched: Store = {
      ...store,
      query: (text, values) =>
        store.query(text, values).catch((error: unknown) => {
          errors.push(error)
          throw error
        }),
    }
    const digest = name('digest')
    const receive = () => takeIn(watched, { instance, digest, hints: [], headers: {}, body: BODY })
    await receive()
    await Promise.all([1, 2, 3, 4].map(receive))

    expect(await claim()).toMatchObject([{ calls: 5 }])
    expect(errors).toEqual([])
  })

  it('that comes again after it was handled is news', async () => {
    const { store, receive, claim } = await receiving(stage)
    await receive()
    const first = await claim()
    expect(await closeInbox(store, { webhooks: first })).toEqual([first[0]?.key])
    await receive()

    const second = await claim()
    expect(second).toMatchObject([{ calls: 1, tries: 1 }])
    expect(second[0]?.key).not.toBe(first[0]?.key)
  })

  it('is taken in while its payment is locked', async () => {
    const { store, receive, claim, matched } = await receiving(stage)
    const { payment } = await matched()
    if (store.database.kind === 'embedded') return // has one connection: nothing can wait for a lock
    await store.transaction(async (tx) => {
      await lockPayment(tx, { payment: payment.key })
      await outside(receive)
    })

    expect(await claim()).toMatchObject([{ calls: 2 }])
  })

  it('makes its payment due, under a lease as soon as that is given back', async () => {
    const { store, matched, in: at } = await receiving(stage)
    const { payment, lease } = await matched()

    expect(await findPayment(store, { key: payment.key })).toMatchObject({ calls: 1 })
    await releaseLease(store, { lease, due: 'never' })
    expect(await findPayment(store, { key: payment.key })).toMatchObject({ dueAt: at(0) })
  })

  it('is closed only if nothing called since the read began', async () => {
    const { store, receive, claim, matched, in: at } = await receiving(stage)
    const { payment } = await matched()
    const webhooks = await openInbox(store, { payment: payment.key })
    await receive()

    expect(webhooks).toHaveLength(1)
    expect(await closeInbox(store, { webhooks })).toEqual([])
    expect(await claim()).toMatchObject([{ payment: payment.key, state: 'matched', calls: 2 }])
    const again = await openInbox(store, { payment: payment.key })
    expect(await closeInbox(store, { webhooks: again })).toHaveLength(1)
    expect(await openInbox(store, { payment: payment.key })).toEqual([])
    expect(at(0)).toBeDefined()
  })

  it('that was called again since it was read stays due when it is matched', async () => {
    const { store, payment, receive, claim, advance } = await receiving(stage)
    const { key } = await payment()
    await receive()
    const [webhook] = await claim()
    if (webhook === undefined) throw new Error('Nothing is due')
    await receive()

    expect(await store.transaction((tx) => matchInbox(tx, { webhook, payment: key }))).toBe(
      'called_again',
    )
    expect(await leaveInbox(store, { webhook, state: 'foreign', due: 'never' })).toBe(
      'called_again',
    )
    advance(5_000)
    expect(await claim()).toHaveLength(1)
  })

  it('without a payment is left for later', async () => {
    const { store, receive, claim, advance } = await receiving(stage)
    await receive()
    const [webhook] = await claim()
    if (webhook === undefined) throw new Error('Nothing is due')
    await leaveInbox(store, { webhook, state: 'unmatched', due: { inMs: 60_000 } })

    advance(59_999)
    expect(await claim()).toEqual([])
    advance(1)
    expect(await claim()).toMatchObject([{ state: 'unmatched', tries: 2 }])
  })
})
