import type { Instant } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { type Answers, answering, hal } from '../support/answering.ts'
import { paymentJson } from '../support/payment-json.ts'

const NOON = 'Thu, 15 Jan 2026 12:00:00 GMT'
const LIST = 'https://api.mollie.com/v2/payments'

function made(id: string, time: string, differs: Readonly<Record<string, unknown>> = {}) {
  return { id, json: paymentJson({ id, createdAt: `2026-01-15T${time}+00:00`, ...differs }) }
}

/** Pages that join: the next begins with the last of the one before. */
function pages(all: readonly (readonly ReturnType<typeof made>[])[], date: string | null): Answers {
  return (request) => {
    const { searchParams, pathname } = new URL(request.url)
    const found = all.flat().find(({ id }) => pathname.endsWith(`/${id}`))
    if (found) return hal(found.json)
    const from = searchParams.get('from')
    const index = from === null ? 0 : all.findIndex((page) => page[0]?.id === from)
    const next = all[index + 1]?.[0]?.id
    return hal(
      {
        _embedded: { payments: all[index]?.map(({ json }) => json) ?? [] },
        _links: { next: next === undefined ? null : { href: `${LIST}?from=${next}` } },
      },
      date === null ? {} : { headers: { date } },
    )
  }
}

const NOTHING_OF_OURS = { metadata: null, webhookUrl: null }
const wanted = { reference: 'payment_1' }

describe('a page of a list', () => {
  it('is read whole, though an older item stands above the one that is looked for', async () => {
    const page = [made('tr_1', '11:00:00', NOTHING_OF_OURS), made('tr_2', '11:58:00')]
    const { mollie } = answering(pages([page], NOON))
    const since = '2026-01-15T11:58:00Z'
    expect(await mollie.findPayment(wanted, { since })).toMatchObject({
      kind: 'found',
      payment: { id: 'tr_2' },
    })
  })

  it('with one old item does not end the scan', async () => {
    const first = [
      made('tr_1', '11:58:00', NOTHING_OF_OURS),
      made('tr_2', '10:00:00', NOTHING_OF_OURS),
    ]
    const second = [made('tr_2', '10:00:00', NOTHING_OF_OURS), made('tr_3', '11:57:00')]
    const { mollie } = answering(pages([first, second], NOON))
    const since = '2026-01-15T11:57:00Z'
    expect(await mollie.findPayment(wanted, { since })).toMatchObject({ kind: 'found' })
  })

  it('asks for 50 items, for an item with every line of its order may be large', async () => {
    const { mollie, sent } = answering(pages([[made('tr_1', '11:58:00')]], NOON))
    await mollie.findPayment({ reference: 'nobody' })
    expect(sent[0]?.url).toContain('limit=50')
  })
})

describe('the end of a scan', () => {
  const old = [
    [made('tr_1', '11:55:00', NOTHING_OF_OURS), made('tr_2', '11:49:00', NOTHING_OF_OURS)],
    [made('tr_2', '11:49:00', NOTHING_OF_OURS), made('tr_3', '11:40:00', NOTHING_OF_OURS)],
    [made('tr_3', '11:40:00', NOTHING_OF_OURS), made('tr_4', '08:00:00', NOTHING_OF_OURS)],
  ]

  it.each<[string, Instant, string | null, number]>([
    ['after a page that lies before it', '2026-01-15T12:00:00Z', NOON, 2],
    ['by no clock of ours', '2026-01-15T12:11:00Z', 'Thu, 15 Jan 2026 11:49:00 GMT', 3],
    ['the end of the list, when no time is reported', '2026-01-15T12:00:00Z', null, 3],
    ['the end of the list, when the time is no time', '2026-01-15T12:00:00Z', 'noon', 3],
  ])('is %s', async (_where, since, date, requests) => {
    const { mollie, sent } = answering(pages(old, date))
    const found = await mollie.findPayment({ reference: 'nobody' }, { since })
    expect(found).toMatchObject({ kind: 'not_seen', miss: { complete: true } })
    expect(sent).toHaveLength(requests)
  })

  it('that our clock would set too early hides nothing', async () => {
    const ours = made('tr_9', '11:48:30')
    const list = [old[0] ?? [], [made('tr_2', '11:49:00', NOTHING_OF_OURS), ours]]
    const { mollie } = answering(pages(list, 'Thu, 15 Jan 2026 11:49:00 GMT'))
    // Sent at 11:48:30 by the provider's clock, and ours is 11 minutes ahead.
    const since = '2026-01-15T11:59:30Z'
    expect(await mollie.findPayment(wanted, { since })).toMatchObject({ kind: 'found' })
  })
})

describe('two payments that carry one reference', () => {
  it('are for a person to look at', async () => {
    const { mollie } = answering(
      pages([[made('tr_1', '11:58:00'), made('tr_2', '11:57:00')]], NOON),
    )
    expect(await mollie.findPayment(wanted)).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })
})

describe('the list of another profile', () => {
  it('shows no absence, however many payments of paystate it holds', async () => {
    const { mollie } = answering(pages([[made('tr_1', '11:58:00')]], NOON), {
      profileId: 'pfl_other',
    })
    expect(await mollie.findPayment({ reference: 'nobody' })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'account_differs' },
    })
  })
})
