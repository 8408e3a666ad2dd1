import { money, type ProgressFetch } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** By then a payment is read again whose last read does not count. */
const SOON_MS = 6_000

/**
 * A payment that was read as captured, and then as open, after the database was restored with its sequence
 * set back: the numbers no longer say which of the two reads is the newer one.
 */
async function readInDoubt() {
  const shop = await openShop()
  const { fetch, repeatFirstRead } = withRepeatedRead(shop)
  const payments = await shop.open({ database: shop.database, fetch })
  const { payment } = await payments.pay(anOrder(shop.name('order')))
  const { id, providerId = '' } = payment
  await payments.get(id, { fresh: true })
  await shop.mollie.payer.pay(providerId)
  const numbers = await numberEvidence(shop)
  await numbers.from(1_000)
  const captured = await payments.get(id, { fresh: true })
  await numbers.from(0)
  await shop.clock.advance(20_000)
  repeatFirstRead()
  const doubtful = await payments.get(id, { fresh: true })
  return { shop, payments, captured, doubtful, numbers }
}

/** A fetch to the simulators that can give the response to the first read of a payment once more. */
function withRepeatedRead(shop: Shop) {
  const responses: Response[] = []
  const repeated: Response[] = []
  const fetch: ProgressFetch = async (request, progress) => {
    const response = await shop.fetch(request, progress)
    const isRead =
      request.method === 'GET' && /\/payments\/\w+$/.test(new URL(request.url).pathname)
    if (!isRead) return response
    responses.push(response.clone())
    return repeated.shift() ?? response
  }
  return { fetch, repeatFirstRead: () => repeated.push(...responses.slice(0, 1)) }
}

/** Sets the sequence that numbers evidence; `from(0)` is where it was at first. */
async function numberEvidence({ database }: Shop) {
  const { rows } = await database.query(`select nextval('paystate.evidence_order')::text as value`)
  const base = Number(Object(rows[0]).value)
  return {
    from: (offset: number) =>
      database.query(`select setval('paystate.evidence_order', $1::bigint)`, [base + offset]),
  }
}

describe('a read whose order is in doubt', () => {
  it('does not count as a read that agrees with what is known', async () => {
    const { captured, doubtful, numbers } = await readInDoubt()
    await numbers.from(2_000)

    expect(captured).toMatchObject({ status: 'captured', needsRead: false })
    expect(doubtful).toMatchObject({ status: 'captured', needsRead: false })
    expect(doubtful.readAt).toBe(captured.readAt)
  })

  it('is followed by another within seconds, until one is certainly newer', async () => {
    const { shop, payments, numbers, doubtful } = await readInDoubt()
    const before = shop.callsOf('get_payment')
    await shop.rest(payments, SOON_MS)
    const inDoubt = shop.callsOf('get_payment')
    await numbers.from(2_000)
    await shop.rest(payments, SOON_MS)
    const certain = shop.callsOf('get_payment')
    await shop.rest(payments, 3_600_000)

    expect([inDoubt, certain].map((reads) => reads - before)).toEqual([1, 2])
    expect(shop.callsOf('get_payment')).toBe(certain)
    expect((await payments.get(doubtful.id)).status).toBe('captured')
  })

  it('lets no money move before one that is certainly newer, and is not repeated without a pause', async () => {
    const { shop, payments, numbers, doubtful } = await readInDoubt()
    await shop.clock.advance(120_000)
    const refund = { id: shop.name('return'), payment: doubtful.id, amount: money('EUR', 1050) }
    const before = shop.callsOf('get_payment')
    const waiting = await payments.refund(refund)
    await shop.rest(payments, 0)
    const reads = shop.callsOf('get_payment') - before
    const sent = shop.mollie.ledger.refundsOf(doubtful.providerId ?? '')
    await numbers.from(2_000)
    await shop.rest(payments, SOON_MS)
    const refunded = await payments.refund(refund)

    expect(waiting.operation.kind).toBe('waiting')
    expect(reads).toBe(1)
    expect(sent).toEqual([])
    expect(refunded.operation.kind).toBe('applied')
    expect(shop.mollie.ledger.refundsOf(doubtful.providerId ?? '')).toHaveLength(1)
  })
})
