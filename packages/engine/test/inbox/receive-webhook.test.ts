import { toRequest } from '@paystate/conformance'
import { instantOf, type Payment } from '@paystate/core'
import { expect, it } from 'vitest'
import { createReceiveWebhook } from '../../src/inbox/receive-webhook.ts'
import { retryQuarantine } from '../../src/inbox/retry-quarantine.ts'
import { claimInbox } from '../../src/store/inbox/claim-inbox.ts'
import { readQuarantine } from '../../src/store/inbox/quarantine.ts'
import { createStore } from '../../src/store/store.ts'
import { openProviderStage, type ProviderStage } from '../support/provider-stage.ts'
import { describeStore, type Stage } from '../support/stores.ts'

async function receiving(stage: () => Promise<Stage>, variant: 'full' | 'plain' = 'full') {
  const shop = await openProviderStage(stage, { variant })
  const receive = createReceiveWebhook(shop.services)
  const payment = await shop.created(shop.references.of({ kind: 'create', id: 'a', try: 1 }))
  const claim = () =>
    claimInbox(shop.store, { instance: shop.instance, limit: 10, postponeMs: 1_000 })
  const forged = async () => {
    const forge = shop.subject.webhooks.forgeries['signed by somebody else']
    if (!forge) throw new Error('Nothing is signed')
    return toRequest(await forge(payment))
  }
  return { ...shop, shop, receive, payment, claim, forged }
}

/** What is stored of a message, as text. */
async function stored(
  { store, instance }: ProviderStage,
  table: 'inbox' | 'quarantine',
): Promise<string> {
  const found = await store.query(
    `select headers::text as headers from paystate.${table} where instance = $1`,
    [instance],
  )
  return JSON.stringify(found.rows)
}

describeStore('a webhook that comes in', (stage) => {
  it('is stored as it came, then acknowledged, and wakes the loop', async () => {
    const { receive, instance, message, payment, claim, woken } = await receiving(stage)
    const response = await receive(instance, await message(payment))

    expect(await response.text()).toBe('ok')
    expect(await claim()).toMatchObject([
      { hints: { hints: [{ paymentId: payment.id }], observations: [] }, calls: 1 },
    ])
    expect(woken()).toBe(1)
  })

  it('that cannot be stored is asked for again', async () => {
    const { receive, instance, message, payment, shop } = await receiving(stage)
    const { database } = shop.store
    const broken = {
      ...database,
      query: () => Promise.reject(new Error('The database is down')),
    }
    const store = await createStore(database, { now: () => instantOf(0) })
    const services = { ...shop.services, store: Object.assign(store, { query: broken.query }) }
    const response = await createReceiveWebhook(services)(instance, await message(payment))

    expect(response.status).toBe(503)
    expect((await receive(instance, await message(payment))).status).toBe(200)
  })

  it('twice is counted while the first is unhandled', async () => {
    const { receive, instance, message, payment, claim } = await receiving(stage)
    for (const _ of [1, 2, 3]) await receive(instance, await message(payment))

    expect(await claim()).toMatchObject([{ calls: 3 }])
  })

  it('of an unsigned provider joins copies of the same bytes only', async () => {
    const { receive, instance, message, payment, created, references, claim } = await receiving(
      stage,
      'plain',
    )
    const other = await created(references.of({ kind: 'create', id: 'b', try: 1 }))
    await receive(instance, await message(payment))
    await receive(instance, await message(other))
    await receive(instance, await message(payment))

    expect((await claim()).map(({ calls }) => calls).sort()).toEqual([1, 2])
  })

  it('keeps the headers that verification needs, and no others', async () => {
    const { receive, instance, message, payment, shop } = await receiving(stage)
    const request = await message(payment)
    request.headers.set('authorization', 'Basic c2VjcmV0')
    request.headers.set('cookie', 'session=secret')
    await receive(instance, request)

    const kept = await stored(shop, 'inbox')
    expect(kept).toContain('x-signature')
    expect(kept).not.toMatch(/authorization|cookie|secret/)
  })

  it('that is not genuine is refused, kept, and changes nothing', async () => {
    const { receive, instance, store, claim, forged, shop, woken } = await receiving(stage)
    const request = await forged()
    request.headers.set('cookie', 'session=secret')
    const response = await receive(instance, request)

    expect(response.status).toBe(401)
    expect(await claim()).toEqual([])
    expect(await readQuarantine(store, { instance })).toHaveLength(1)
    expect(await stored(shop, 'quarantine')).not.toContain('secret')
    expect(woken()).toBe(0)
  })

  it('in quarantine is taken in when the keys that it is signed with are known', async () => {
    const { receive, instance, store, claim, message, payment, shop } = await receiving(stage)
    const { adapter } = shop.subject
    const ignorant = {
      ...adapter,
      receiveWebhook: shop.subject.others.account().receiveWebhook,
    }
    const before = new Map([[instance, { name: instance, adapter: ignorant, account: null }]])
    const early = createReceiveWebhook({ ...shop.services, instances: before })
    expect((await early(instance, await message(payment))).status).toBe(401)
    await receive(instance, await forgedOf(shop, payment))

    expect(await retryQuarantine(shop.services, { instance })).toBe(1)
    expect(await claim()).toMatchObject([{ hints: { hints: [{ paymentId: payment.id }] } }])
    expect(await readQuarantine(store, { instance })).toHaveLength(1)
    expect(await retryQuarantine(shop.services, { instance })).toBe(0)
  })

  it('for a name that nobody knows is not found', async () => {
    const { receive, message, payment, store, name } = await receiving(stage)
    const unknown = name('unknown')

    expect((await receive(unknown, await message(payment))).status).toBe(404)
    expect(await readQuarantine(store, { instance: unknown })).toEqual([])
  })

  it.each(['\u0000', 'mollie\u0000', '\ud800'])(
    'for a name that no database can hold is not found either: %j',
    async (unknown) => {
      const { receive, message, payment } = await receiving(stage)

      expect((await receive(unknown, await message(payment))).status).toBe(404)
    },
  )

  it('for a provider with payments that is not configured is kept, refused, and an anomaly', async () => {
    const { instance, message, payment, store, stored, shop } = await receiving(stage)
    await stored({ reference: payment.reference ?? '' })
    const receive = createReceiveWebhook({ ...shop.services, instances: new Map() })
    const responses = [
      await receive(instance, await message(payment)),
      await receive(instance, await message(payment)),
    ]

    expect(responses.map(({ status }) => status)).toEqual([503, 503])
    expect(await readQuarantine(store, { instance })).toMatchObject([{ calls: 2 }])
    const { rows } = await store.query(
      'select kind, instance from paystate.anomalies where instance = $1',
      [instance],
    )
    expect(rows).toEqual([{ kind: 'not_configured', instance }])
  })

  it('whose body was read already, is too large or was not posted is refused', async () => {
    const { receive, instance, message, payment } = await receiving(stage)
    const used = await message(payment)
    await used.text()
    const url = 'https://shop.example/webhooks'
    const large = new Request(url, { method: 'POST', body: new Uint8Array(300 * 1024) })

    expect((await receive(instance, used)).status).toBe(400)
    expect((await receive(instance, large)).status).toBe(413)
    expect((await receive(instance, new Request(url))).status).toBe(405)
  })
})

async function forgedOf({ subject }: ProviderStage, payment: Payment): Promise<Request> {
  const forge = subject.webhooks.forgeries['for another address']
  if (!forge) throw new Error('Nothing is signed')
  return toRequest(await forge(payment))
}
