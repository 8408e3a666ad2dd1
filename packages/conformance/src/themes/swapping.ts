import type { Found, PaymentAdapter, PaymentSearch } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimError, claimSame } from '../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../claims/scene.ts'
import { story } from '../claims/sources.ts'
import { waitFor } from '../claims/wait-for.ts'
import { whyNot } from '../claims/writes.ts'
import type { Fault } from '../subject/faults.ts'
import type { Subject } from '../subject/subject.ts'

const unless = whyNot('refund_payment')

/** What every adapter does alike, so that one can replace another. */
export const swapping = claimsOn('swapping', [
  {
    id: 'empty-reads',
    sentence:
      'A read, a search or a list with missing or invalid input is refused, and nothing is sent',
    source: story('findPayment({}) threw at one provider and gave inconclusive at the other.'),
    async check(scene) {
      const payment = await scene.created()
      const { adapter } = scene
      const sent = scene.wire.sent().length
      for (const [name, ask] of emptyReads(adapter, paymentRefOf(payment))) {
        const error = await claimError(waitFor(scene.time, ask()), name)
        claimSame(error.code, 'invalid_request', `the code of ${name}`)
        claim(error.issues.length > 0, `${name} names no issue`)
      }
      claimSame(scene.wire.sent().length, sent, 'requests sent')
    },
  },
  {
    id: 'another-account',
    sentence: 'A read or a search in another account is refused as such, and nothing is sent',
    source: story(
      'The same mistake was invalid_request at one provider, account_differs at another.',
    ),
    async check(scene) {
      const { adapter } = scene
      const { account } = scene.others.account()
      const payment = { ...paymentRefOf(await scene.created()), account }
      const sent = scene.wire.sent().length
      const reference = 'claim_of_another'
      const asked: readonly Ask[] = [
        ['getPayment', () => adapter.getPayment(payment)],
        ['getRefund', () => adapter.getRefund({ payment, reference })],
        ['findRefund', () => adapter.findRefund({ payment, reference })],
      ]
      for (const [name, ask] of asked) {
        const error = await claimError(waitFor(scene.time, ask()), name)
        claimSame(error.code, 'account_differs', `the code of ${name}`)
      }
      claimSame(scene.wire.sent().length, sent, 'requests sent')
    },
  },
  {
    id: 'failed-find',
    sentence: 'A search whose request fails is inconclusive, and carries the error',
    source: story('A reset connection threw at one provider and was inconclusive at the other.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'payments cannot be found' : undefined),
    async check(scene) {
      const { reference = '' } = await scene.created()
      await claimInconclusive(scene, () => scene.adapter.findPayment({ reference }))
    },
  },
  {
    id: 'failed-refund-find',
    sentence: 'A search for a refund whose request fails is inconclusive, and carries the error',
    source: story('A reset connection threw at one provider and was inconclusive at the other.'),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const { reference = '' } = await scene.refunded(payment, { minorUnits: 300 })
      const search = { payment: paymentRefOf(payment), reference }
      await claimInconclusive(scene, () => scene.adapter.findRefund(search))
    },
  },
  {
    id: 'failed-lookup',
    sentence: 'A lookup whose request fails is inconclusive, and carries the error',
    source: story('A reset connection threw at one provider and was inconclusive at the other.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'payments cannot be found' : undefined),
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      const { pending } = await scene.unanswered(scene.adapter.prepare.createPayment(input))
      await scene.faults.clear()
      await claimInconclusive(scene, () => scene.adapter.lookup(pending))
    },
  },
  {
    id: 'webhooks-never-throw',
    sentence: 'A message without a body, or with another method, is refused and never throws',
    source: story('One adapter threw at an empty message, and the process went down.'),
    async check({ adapter }) {
      const url = 'https://shop.example/webhooks'
      for (const method of ['GET', 'HEAD', 'POST', 'PUT']) {
        const delivery = await adapter.receiveWebhook(new Request(url, { method })).catch(() => {})
        claim(delivery !== undefined, `a ${method} without a body throws`)
        claimSame(delivery.kind, 'refused', `the result of a ${method} without a body`)
      }
    },
  },
])

type Ask = readonly [name: string, ask: () => Promise<unknown>]

/** What an untyped caller may search for. */
function emptyReads(
  adapter: PaymentAdapter,
  payment: ReturnType<typeof paymentRefOf>,
): readonly Ask[] {
  const { account } = adapter
  const bare = { account }
  const empty: PaymentSearch & { payment: typeof payment } = JSON.parse('{}')
  const nothing: typeof payment = JSON.parse('{}')
  const since = () => first(adapter.listChanges({ since: 'yesterday' }))
  const { listChanges } = adapter.capabilities
  const listing: readonly Ask[] =
    listChanges === 'supported' ? [['listChanges since yesterday', since]] : []
  return [
    ...listing,
    ['findPayment({})', () => adapter.findPayment(empty)],
    ["findPayment({ reference: '' })", () => adapter.findPayment({ reference: '' })],
    ["findPayment({ reference: ' ' })", () => adapter.findPayment({ reference: ' ' })],
    ['findPayment of half a character', () => adapter.findPayment({ reference: 'r\ud83d' })],
    [
      'findPayment of an amount below zero',
      () => adapter.findPayment({ reference: 'r', amount: { currency: 'EUR', minorUnits: -1 } }),
    ],
    ['findRefund({})', () => adapter.findRefund(empty)],
    ["findRefund({ reference: '' })", () => adapter.findRefund({ payment, reference: '' })],
    ['findRefund of no payment', () => adapter.findRefund({ payment: nothing, reference: 'r' })],
    ['getPayment({})', () => adapter.getPayment(nothing)],
    ['getPayment of an account alone', () => adapter.getPayment(Object.assign(nothing, bare))],
    ['getRefund of a payment alone', () => adapter.getRefund(Object.assign({}, { payment }))],
  ]
}

async function first<T>(list: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of list) return item
  return undefined
}

const FAILURES: readonly Fault[] = [
  'refuse',
  'reset',
  'server_error',
  'html_error',
  'truncated_body',
]

/** How often an adapter may repeat a read by itself. */
const MOST_READS = 4

/** What finds and lookups have in common. */
type MayFail = { readonly kind: string } | Extract<Found<object>, { kind: 'inconclusive' }>

async function claimInconclusive(
  scene: Scene<Subject>,
  find: () => Promise<MayFail>,
): Promise<void> {
  for (const fault of FAILURES.filter((one) => scene.faults.known.includes(one))) {
    for (let read = 0; read < MOST_READS; read += 1) await scene.faults.next('read', fault)
    const found = await waitFor(
      scene.time,
      find().catch(() => undefined),
    )
    await scene.faults.clear()
    claimSame(found?.kind ?? 'thrown', 'inconclusive', `a search that met ${fault}`)
    claim(found !== undefined && 'error' in found && found.error.message !== '', 'no error')
  }
}
