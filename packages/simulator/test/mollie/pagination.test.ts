import { expect, it } from 'vitest'
import { type Answered, connected, idOf } from './connected.ts'

async function withPayments(count: number) {
  const { create, call } = connected()
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push(idOf(await create()))
  return { call, ids }
}

interface Listed {
  count: number
  _embedded: { payments: { id: string; _links: object }[] }
  _links: { next: { href: string } | null; previous: { href: string } | null }
}

function isListed(body: unknown): body is Listed {
  return typeof body === 'object' && body !== null && '_embedded' in body
}

function listed({ body }: Answered): Listed {
  if (isListed(body)) return body
  throw new Error('not a list')
}

const idsOf = (answered: Answered) => listed(answered)._embedded.payments.map(({ id }) => id)

it('lists the newest payment first', async () => {
  const { call, ids } = await withPayments(3)
  expect(idsOf(await call('GET', '/payments'))).toEqual(ids.toReversed())
  expect(idsOf(await call('GET', '/payments?sort=asc'))).toEqual(ids)
})

it('begins a page with the cursor itself, and joins the pages without a gap', async () => {
  const { call, ids } = await withPayments(5)
  const first = await call('GET', '/payments?limit=2')
  const { next } = listed(first)._links
  const second = await call('GET', next?.href ?? '')
  const third = await call('GET', listed(second)._links.next?.href ?? '')
  expect([first, second, third].flatMap(idsOf)).toEqual(ids.toReversed())
  expect(new URL(next?.href ?? '').searchParams.get('from')).toBe(ids[2])
  expect(idsOf(second)[0]).toBe(ids[2])
  expect(listed(third)._links.next).toBeNull()
  expect(listed(first)._links.previous).toBeNull()
  expect(idsOf(await call('GET', listed(third)._links.previous?.href ?? ''))).toEqual(idsOf(second))
})

it('gives 50 items by default and an empty page as an empty list', async () => {
  const { call } = await withPayments(51)
  expect(listed(await call('GET', '/payments')).count).toBe(50)
  const { call: callEmpty } = await withPayments(0)
  expect(listed(await callEmpty('GET', '/payments'))).toMatchObject({
    count: 0,
    _embedded: { payments: [] },
    _links: { next: null, previous: null },
  })
})

it.each(['0', '251', '-1', 'ten', '1.5'])('refuses a limit of %s', async (limit) => {
  const { call } = await withPayments(0)
  const answered = await call('GET', `/payments?limit=${limit}`)
  expect(answered.body).toMatchObject({ status: 400, field: 'limit' })
})

it('refuses a cursor that it does not know', async () => {
  const { call } = await withPayments(1)
  expect((await call('GET', '/payments?from=tr_gone')).body).toMatchObject({
    status: 400,
    title: 'Bad Request',
    detail: 'Invalid cursor value',
    field: 'from',
  })
})

it('leaves the documentation link off the items of a list', async () => {
  const { call } = await withPayments(1)
  const answered = await call('GET', '/payments')
  expect(listed(answered)._embedded.payments[0]?._links).not.toHaveProperty('documentation')
  expect(answered.body._links).toHaveProperty('documentation')
})
