import { PaymentError } from '@paystate/core'
import { expect, it } from 'vitest'
import { handleWebhooks } from '../../src/inbox/handle-webhooks.ts'
import { createReceiveWebhook } from '../../src/inbox/receive-webhook.ts'
import { readEvidence } from '../../src/store/evidence/read-evidence.ts'
import { openInbox } from '../../src/store/inbox/match-inbox.ts'
import { noteProviderFailure } from '../../src/store/instances/circuit.ts'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import { openProviderStage } from '../support/provider-stage.ts'
import { describeStore, type Stage } from '../support/stores.ts'

async function handling(stage: () => Promise<Stage>) {
  const shop = await openProviderStage(stage)
  const { services, instance, store, references } = shop
  const receive = createReceiveWebhook(services)
  const handle = () => handleWebhooks(services, { instance })
  const ours = references.of({ kind: 'create', id: shop.name('id'), try: 1 })
  const payment = await shop.created(ours)
  const states = async () => {
    const { rows } = await store.query(
      'select state, payment::text as payment from paystate.inbox where instance = $1 order by key',
      [instance],
    )
    return rows
  }
  const anomalies = async () => {
    const { rows } = await store.query(
      'select kind, details::text as details from paystate.anomalies where instance = $1',
      [instance],
    )
    return rows
  }
  /** Through the fast lane, and as often through the slow one. */
  const handleSlowly = async (times = 1) => {
    await handle()
    for (let round = 0; round < times; round += 1) {
      shop.advance(3_600_000)
      await handle()
    }
  }
  return { ...shop, receive, handle, handleSlowly, ours, payment, states, anomalies }
}

describeStore('a webhook that is handled', (stage) => {
  it('wakes the payment whose id it names', async () => {
    const {
      receive,
      handle,
      instance,
      store,
      stored,
      message,
      payment,
      ours,
      in: at,
      woken,
    } = await handling(stage)
    const row = await stored({ reference: ours, providerId: payment.id })
    await receive(instance, await message(payment))

    expect(await handle()).toBe(1)
    expect(await openInbox(store, { payment: row.key })).toHaveLength(1)
    expect(await findPayment(store, { key: row.key })).toMatchObject({ calls: 1, dueAt: at(0) })
    expect(woken()).toBe(2)
    expect(await handle()).toBe(0)
  })

  it('that is signed evidence is added to the payment with it', async () => {
    const { receive, handle, instance, store, stored, message, payment, ours } =
      await handling(stage)
    const row = await stored({ reference: ours, providerId: payment.id })
    await receive(instance, await message(payment, 'dispute'))
    await handle()

    const evidence = await readEvidence(store, { payment: row.key })
    expect(evidence).toMatchObject([
      { source: 'push', begun: null, observation: { disputes: [{ id: 'dis_1', status: 'open' }] } },
    ])
  })

  it('that overtook the id of its payment is read later and handed to it', async () => {
    const { receive, handleSlowly, instance, store, stored, message, payment, ours } =
      await handling(stage)
    const row = await stored({ reference: ours })
    await receive(instance, await message(payment))
    await handleSlowly()

    expect(await openInbox(store, { payment: row.key })).toMatchObject([{ state: 'matched' }])
  })

  it("about somebody else's payment is left alone, and that there are any is said once", async () => {
    const { receive, handleSlowly, instance, message, created, states, anomalies } =
      await handling(stage)
    await receive(instance, await message(await created('shop_of_others_1')))
    await handleSlowly()
    await receive(instance, await message(await created('shop_of_others_2')))
    await handleSlowly()

    expect(await states()).toContainEqual({ state: 'foreign', payment: null })
    expect(await anomalies()).toMatchObject([{ kind: 'foreign' }])
  })

  it('under our prefix without a payment is an orphan, once', async () => {
    const { receive, handleSlowly, instance, message, payment, ours, states, anomalies } =
      await handling(stage)
    await receive(instance, await message(payment))
    await handleSlowly()
    await receive(instance, await message(payment))
    await handleSlowly()

    expect(await states()).toEqual([{ state: 'orphan', payment: null }])
    expect(await anomalies()).toMatchObject([
      { kind: 'orphan', details: expect.stringContaining(ours) },
    ])
  })

  it('about nothing that the provider knows is left alone', async () => {
    const { receive, handleSlowly, instance, message, states, payment, anomalies } =
      await handling(stage)
    await receive(instance, await message({ ...payment, id: 'pay_999999' }))
    await handleSlowly()

    expect(await states()).toEqual([{ state: 'foreign', payment: null }])
    expect(await anomalies()).toEqual([])
  })

  it('stays unmatched while the provider cannot be asked', async () => {
    const { handleSlowly, receive, instance, message, payment, services, states, subject } =
      await handling(stage)
    const { adapter } = subject
    let reads = 0
    const down = {
      ...adapter,
      getPayment: () => {
        reads += 1
        return Promise.reject(new PaymentError('unavailable', { what: 'Down.' }))
      },
    }
    services.instances.get(instance)
    const broken = new Map([[instance, { name: instance, adapter: down, account: null }]])
    await receive(instance, await message(payment))
    Object.assign(services, { instances: broken })
    await handleSlowly(3)

    expect(reads).toBe(3)
    expect(await states()).toEqual([{ state: 'unmatched', payment: null }])
  })

  it('is not read while the provider cannot be reached, but for one probe after each rest', async () => {
    const { handle, receive, instance, message, created, name, services, subject, store, advance } =
      await handling(stage)
    const { adapter } = subject
    let reads = 0
    const answers = { isUp: false }
    const counted: typeof adapter = {
      ...adapter,
      getPayment: (...given) => {
        reads += 1
        if (answers.isUp) return adapter.getPayment(...given)
        return Promise.reject(new PaymentError('unavailable', { what: 'Down.' }))
      },
    }
    const down = new Map([[instance, { name: instance, adapter: counted, account: null }]])
    for (let number = 0; number < 4; number += 1) {
      await receive(instance, await message(await created(name('of_others'))))
      await store.query(
        'update paystate.inbox set digest = digest || $2 where instance = $1 and digest not like $3',
        [instance, `.${number}`, '%.%'],
      )
    }
    Object.assign(services, { instances: down })
    const openForMs = services.settings.circuitRestMs
    for (let count = 0; count < services.settings.circuitFailures; count += 1) {
      await noteProviderFailure(store, { instance, threshold: 5, openForMs })
    }
    await handle()
    advance(openForMs - 1_000)
    await handle()
    const whileOpen = reads
    advance(openForMs)
    await handle()
    await handle()
    const probed = reads
    answers.isUp = true
    advance(openForMs + 1_000)
    await handle()
    advance(openForMs)
    await handle()

    expect([whileOpen, probed]).toEqual([0, 1])
    expect(reads).toBeGreaterThan(probed + 1)
  })

  it('waits in the slow lane behind no more than a few reads, and holds up no other', async () => {
    const {
      handle,
      receive,
      instance,
      message,
      payment,
      ours,
      stored,
      created,
      name,
      advance,
      store,
      states,
    } = await handling(stage)
    for (let number = 0; number < 6; number += 1) {
      const other = await created(name('of_others'))
      await receive(instance, new Request(await message(other)))
      await store.query(
        'update paystate.inbox set digest = digest || $2 where instance = $1 and digest not like $3',
        [instance, `.${number}`, '%.%'],
      )
    }
    await handle()
    advance(10_000)
    const row = await stored({ reference: ours, providerId: payment.id })
    await receive(instance, await message(payment))
    await handle()

    expect(await states()).toEqual(
      expect.arrayContaining([{ state: 'matched', payment: String(row.key) }]),
    )
    const found = await states()
    expect(found.filter((one) => Object(one).state === 'foreign')).toHaveLength(3)
    expect(found.filter((one) => Object(one).state === 'unmatched')).toHaveLength(3)
  })

  it('that cannot be read back holds up no other', async () => {
    const { handle, receive, instance, message, payment, ours, stored, store } =
      await handling(stage)
    const row = await stored({ reference: ours, providerId: payment.id })
    await receive(instance, await message(payment))
    await store.query(
      `update paystate.inbox set hints = '[]', digest = 'broken' where instance = $1`,
      [instance],
    )
    await receive(instance, await message(payment))

    await expect(handle()).rejects.toThrow()
    expect(await openInbox(store, { payment: row.key })).toHaveLength(1)
  })
})
