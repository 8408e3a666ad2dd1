import {
  applyObservation,
  createPaymentRecord,
  type Observation,
  type Payment,
  type PaymentRecord,
  recover,
} from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { readUntriedSession } from '../../src/payments/read-session.ts'
import { answering, bytesOf } from '../support/answering.ts'
import { type Connected, connect, FIRST, optionsFor, order, PRICE } from '../support/connected.ts'

const HOSTED = { config: { defaults: { settlementCurrency: 'USD' } } }
const MINUTE = 60_000
const NOT_SHOWN = bytesOf({ result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' } })

async function opened(connected: Connected, more: Readonly<Record<string, unknown>> = {}) {
  const { antom } = connected
  const created = await antom.createPayment(order('order_1', more), FIRST)
  if (created.kind !== 'applied') throw created.error
  const intent = { account: antom.account, reference: 'order_1', requested: PRICE }
  const record = reported(createPaymentRecord(intent), created.observation)
  return { created, record, payment: { account: antom.account, reference: 'order_1' } }
}

function reported(record: PaymentRecord, observation: Observation): PaymentRecord {
  const applied = applyObservation(record, observation)
  if (applied.kind === 'refused') throw new Error(applied.reason)
  return applied.record
}

/** The session's id is in the address of its page. */
function sessionOf({ nextAction }: Payment): string {
  const url = typeof nextAction === 'object' && 'url' in nextAction ? nextAction.url : ''
  return url.split('/').at(-1) ?? ''
}

describe('a payment on the hosted page', () => {
  it('is an envelope that waits for its payer, with the page and its expiry', async () => {
    const connected = connect(HOSTED)
    const { created } = await opened(connected)
    const body: unknown = await connected.sent[0]?.json()

    expect(connected.sent[0]?.url).toContain('/createPaymentSession')
    expect(body).toMatchObject({
      productScene: 'CHECKOUT_PAYMENT',
      paymentRequestId: 'order_1',
      metadata: '{"paystate":{"capture":"payer_chooses","session":{}}}',
    })
    expect(created.value).toMatchObject({
      status: 'requires_action',
      amounts: { requested: 1314, amount: 'not_reported', captured: 0 },
      nextAction: { type: 'redirect', method: 'GET' },
      times: { expiresAt: '2026-01-15T13:00:00Z' },
      attempts: [],
    })
    expect(created.value).not.toHaveProperty('id')
  })

  it('is not over because nobody has tried yet', async () => {
    const connected = connect(HOSTED)
    const { record, payment } = await opened(connected)
    const { antom, simulator } = connected

    await expect(antom.getPayment(payment)).rejects.toMatchObject({ code: 'not_found' })
    const early = await antom.getPayment(payment, { known: record.payment })
    expect(early.payment.status).toBe('requires_action')
    await simulator.clock.advance(60 * MINUTE)
    const atExpiry = await antom.getPayment(payment, { known: record.payment })
    expect(atExpiry.payment.status).toBe('requires_action')
    await simulator.clock.advance(MINUTE)
    const late = await antom.getPayment(payment, { known: record.payment })

    expect(reported(record, late.observation).payment).toMatchObject({
      status: 'expired',
      amounts: { captured: 0 },
      nextAction: 'none',
    })
  })

  it('is judged by when the provider answered: what we know of the time does not expire it', async () => {
    const connected = connect(HOSTED)
    const { record } = await opened(connected)
    const { account } = connected.antom
    const provenance = { account, asOf: { begun: 1, received: 2 }, via: 'read' } as const
    const at = '2026-01-15T13:05:00Z'

    const early = readUntriedSession(record.payment, {
      ...provenance,
      at,
      providerNow: '2026-01-15T13:00:59Z',
    })
    const late = readUntriedSession(record.payment, {
      ...provenance,
      at,
      providerNow: '2026-01-15T13:01:00Z',
    })

    expect(early?.payment?.status).toBe('requires_action')
    expect(late?.payment?.status).toBe('expired')
  })

  it('stays open after a try that failed, with its page and the failure', async () => {
    const connected = connect(HOSTED)
    const { record, payment, created } = await opened(connected)
    const { antom, simulator } = connected
    await simulator.payer.fail(sessionOf(created.value), { method: 'GCASH' })

    const read = await antom.getPayment(payment, { known: record.payment })
    const after = reported(record, read.observation).payment

    expect(after).toMatchObject({
      status: 'requires_action',
      failure: { code: 'USER_BALANCE_NOT_ENOUGH' },
      nextAction: { type: 'redirect' },
      attempts: [{ status: 'failed' }],
    })
  })

  it('that was tried is not expired because it cannot be seen once', async () => {
    const connected = connect(HOSTED)
    const { record, payment, created } = await opened(connected)
    const { antom, simulator } = connected
    await simulator.payer.fail(sessionOf(created.value), { method: 'GCASH' })
    const read = await antom.getPayment(payment, { known: record.payment })
    const known = reported(record, read.observation).payment
    await simulator.clock.advance(62 * MINUTE)
    simulator.answers.next('inquiry_payment', { resultCode: 'ORDER_NOT_EXIST' })

    await expect(antom.getPayment(payment, { known })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is over after its expiry, when the last try failed', async () => {
    const connected = connect(HOSTED)
    const { record, payment, created } = await opened(connected)
    const { antom, simulator } = connected
    await simulator.payer.fail(sessionOf(created.value), { method: 'GCASH' })
    await simulator.clock.advance(62 * MINUTE)

    const read = await antom.getPayment(payment, { known: record.payment })

    expect(reported(record, read.observation).payment.status).toBe('failed')
  })

  it('tells its expiry to every reader where the application set it', async () => {
    const connected = connect(HOSTED)
    const expiresAt = '2026-01-15T12:30:00Z'
    const { payment, created } = await opened(connected, { expiresAt })
    const { antom, simulator } = connected
    await simulator.payer.fail(sessionOf(created.value), { method: 'GCASH' })

    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'requires_action',
      times: { expiresAt },
    })
    await simulator.clock.advance(32 * MINUTE)
    expect((await antom.getPayment(payment)).payment.status).toBe('failed')
  })

  it('is paid by a later try under the same reference, and keeps both tries', async () => {
    const connected = connect(HOSTED)
    const { record, payment, created } = await opened(connected)
    const { antom, simulator } = connected
    const session = sessionOf(created.value)
    await simulator.payer.fail(session, { method: 'GCASH' })
    const failed = await antom.getPayment(payment, { known: record.payment })
    const open = reported(record, failed.observation)
    await simulator.payer.pay(session, { method: 'GCASH' })

    const paid = await antom.getPayment(payment, { known: open.payment })
    const after = reported(open, paid.observation).payment

    expect(after).toMatchObject({ status: 'captured', amounts: { captured: 1314 } })
    expect(after.attempts.map(({ status }) => status)).toEqual(['failed', 'succeeded'])
    expect(after.id).not.toBe(open.payment.id)
  })

  it('whose answer is lost is looked for and never repeated', async () => {
    const connected = connect(HOSTED)
    const { antom, simulator, sent } = connected
    simulator.faults.next('create_payment_session', 'drop_answer')
    const control = await otherPayment(connected)

    let outcome = await antom.createPayment(order('order_1'), FIRST)
    expect(outcome.kind).toBe('unknown')
    for (let lookup = 0; lookup < 4; lookup += 1) {
      await simulator.clock.advance(20_000)
      outcome = await recover(antom, outcome, { clock: simulator.clock, positiveControl: control })
    }
    // Nobody has paid in it so far, and somebody still may.
    expect(outcome.kind).toBe('unknown')
    await simulator.clock.advance(61 * MINUTE)
    for (let lookup = 0; lookup < 4; lookup += 1) {
      await simulator.clock.advance(20_000)
      outcome = await recover(antom, outcome, { clock: simulator.clock, positiveControl: control })
    }

    expect(outcome).toMatchObject({ kind: 'not_applied', proof: { type: 'absent' } })
    expect(sent.filter(({ url }) => url.endsWith('/createPaymentSession'))).toHaveLength(1)
  })
})

async function otherPayment({ antom }: Connected) {
  const other = { extra: { paymentMethodType: 'GCASH' } }
  await antom.createPayment(order('order_0', other), FIRST)
  return { account: antom.account, reference: 'order_0' }
}

/** A session whose payer has started to pay twice. */
async function twoTries() {
  const connected = connect(HOSTED)
  const opening = await opened(connected)
  const { simulator } = connected
  const session = sessionOf(opening.created.value)
  const first = await simulator.payer.start(session, { method: 'GCASH' })
  const second = await simulator.payer.start(session, { method: 'GCASH' })
  return { ...connected, ...opening, first, second }
}

/** What each inquiry asked for, in order. */
async function inquiries({ sent }: Pick<Connected, 'sent'>): Promise<unknown[]> {
  const asked = sent.filter(({ url }) => url.endsWith('/inquiryPayment'))
  return Promise.all(asked.map((request) => request.clone().json()))
}

const BOTH = (first: string, second: string) => [
  { id: first, status: 'succeeded', superseded: true },
  { id: second, status: 'succeeded', superseded: false },
]

describe('several tries that succeed in one session', () => {
  it('are the latest, with the others superseded: nobody refunds them but the provider', async () => {
    const { antom, simulator, record, payment, first, second } = await twoTries()

    await simulator.payer.pay(first)
    const once = await antom.getPayment({ account: antom.account, id: first })
    const paidOnce = reported(record, once.observation)
    await simulator.payer.pay(second)
    const twice = await antom.getPayment(payment, { known: paidOnce.payment })
    const applied = applyObservation(paidOnce, twice.observation)

    if (applied.kind === 'refused') throw new Error(applied.reason)
    expect(applied.record.payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1314, refunded: 0 },
      attempts: BOTH(first, second),
    })
    expect(applied.anomalies).toMatchObject([{ code: 'superseded' }])
  })

  it('are reported under the earlier id, to a reader that knows nothing else', async () => {
    const connected = await twoTries()
    const { antom, simulator, payment, first, second } = connected
    await simulator.payer.pay(first)
    await simulator.payer.pay(second)

    const { payment: read } = await antom.getPayment({ ...payment, id: first })

    expect(read).toMatchObject({
      id: second,
      status: 'captured',
      amounts: { captured: 1314, refunded: 0 },
      attempts: BOTH(first, second),
    })
    expect(await inquiries(connected)).toEqual([
      { paymentId: first, paymentRequestId: 'order_1' },
      { paymentRequestId: 'order_1' },
    ])
  })

  it('are reported by a record that saw the earlier one, whatever the reader knows', async () => {
    const { antom, simulator, record, payment, first, second } = await twoTries()
    await simulator.payer.pay(first)
    const paidOnce = reported(record, (await antom.getPayment(payment)).observation)
    await simulator.payer.pay(second)

    const twice = applyObservation(paidOnce, (await antom.getPayment(payment)).observation)

    if (twice.kind === 'refused') throw new Error(twice.reason)
    expect(twice.record.payment.attempts).toEqual([
      expect.objectContaining({ id: first, superseded: true }),
      expect.objectContaining({ id: second, superseded: false }),
    ])
    expect(twice.anomalies).toMatchObject([{ code: 'superseded' }])
  })

  it('are reported by the id of the earlier one alone', async () => {
    const { antom, simulator, first, second } = await twoTries()
    await simulator.payer.pay(first)
    await simulator.payer.pay(second)

    const { payment: read } = await antom.getPayment({ account: antom.account, id: first })

    expect(read).toMatchObject({ id: second, attempts: BOTH(first, second) })
  })
})

describe('a read of a session that was tried', () => {
  it('takes one look, by our reference, where the reader hands over what is known', async () => {
    const connected = await twoTries()
    const { antom, simulator, record, payment, first } = connected
    await simulator.payer.pay(first)
    const paid = reported(record, (await antom.getPayment(payment)).observation)

    await antom.getPayment({ ...payment, id: first }, { known: paid.payment })

    expect((await inquiries(connected)).at(-1)).toEqual({ paymentRequestId: 'order_1' })
    expect(await inquiries(connected)).toHaveLength(2)
  })

  it('decides nothing where a try is shown that was not paid, and the session is not', async () => {
    const { antom, calls } = answering([tryTold('try_1', 'FAIL'), NOT_SHOWN])

    await expect(
      antom.getPayment({ account: antom.account, reference: 'order_1', id: 'try_1' }),
    ).rejects.toMatchObject({ code: 'undecided' })
    expect(calls).toHaveLength(2)
  })

  it.each([
    ['tells a later try that failed', tryTold('try_2', 'FAIL')],
    ['tells a later try that is open', tryTold('try_2', 'PROCESSING')],
    ['is not shown', NOT_SHOWN],
  ])('takes it for paid where the session %s after one that was paid', async (_what, session) => {
    const paid = tryTold('try_1', 'SUCCESS')
    const { antom, calls } = answering([paid, session, paid, session, paid])
    const ref = { account: antom.account, reference: 'order_1' }

    const first = await antom.getPayment({ ...ref, id: 'try_1' })
    const again = await antom.getPayment(ref, { known: first.payment })

    for (const { payment } of [first, again]) {
      expect(payment).toMatchObject({
        id: 'try_1',
        status: 'captured',
        amounts: { captured: 1314 },
      })
      expect(payment.attempts).toContainEqual({
        id: 'try_1',
        status: 'succeeded',
        amount: 1314,
        superseded: false,
      })
    }
    expect(calls.map(({ body }) => body)).toEqual([
      { paymentId: 'try_1', paymentRequestId: 'order_1' },
      { paymentRequestId: 'order_1' },
      { paymentId: 'try_1', paymentRequestId: 'order_1' },
      { paymentRequestId: 'order_1' },
      { paymentId: 'try_1', paymentRequestId: 'order_1' },
    ])
  })

  it('looks at the try that is kept, and not at one that was superseded', async () => {
    const { antom, calls } = answering([
      tryTold('try_1', 'SUCCESS'),
      tryTold('try_2', 'SUCCESS'),
      tryTold('try_3', 'FAIL'),
      tryTold('try_2', 'SUCCESS'),
    ])
    const ref = { account: antom.account, reference: 'order_1' }
    const { payment: known } = await antom.getPayment({ ...ref, id: 'try_1' })

    const { payment } = await antom.getPayment(ref, { known })

    expect(payment).toMatchObject({ id: 'try_2', status: 'captured' })
    expect(calls.at(-1)?.body).toEqual({ paymentId: 'try_2', paymentRequestId: 'order_1' })
  })

  it('keeps it open where its metadata does not come back, for a reader that knows it', async () => {
    const connected = connect(HOSTED)
    const { record, payment, created } = await opened(connected)
    const { antom, simulator } = connected
    await simulator.payer.fail(sessionOf(created.value), { method: 'GCASH' })
    const unmarked = ({ metadata: _none, ...answer }: Readonly<Record<string, unknown>>) => answer
    simulator.answers.rewrite('inquiry_payment', unmarked)

    const read = await antom.getPayment(payment, { known: record.payment })

    expect(read.payment).toMatchObject({
      status: 'requires_action',
      failure: { code: 'USER_BALANCE_NOT_ENOUGH' },
      nextAction: { type: 'redirect' },
    })
  })

  it('does not prove a capture of one try absent by looks that show another', async () => {
    const { antom, simulator, payment, first, second } = await twoTries()
    await simulator.payer.pay(first)
    await simulator.payer.pay(second)
    simulator.faults.next('capture', 'drop_answer')
    const target = { ...payment, id: first }
    const sent = await antom.capturePayment(
      { reference: 'c_1', payment: target, amount: PRICE },
      FIRST,
    )
    if (sent.kind !== 'unknown') throw new Error('the answer was not lost')

    expect(await antom.lookup(sent.pending)).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })
})

function tryTold(paymentId: string, paymentStatus: string): Uint8Array {
  return bytesOf({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentStatus,
    paymentId,
    paymentRequestId: 'order_1',
    paymentAmount: { currency: 'PHP', value: '1314' },
    paymentTime: '2026-01-15T12:00:00Z',
    metadata: '{"paystate":{"session":{}}}',
  })
}

it('does not expire by a clock of ours that is ahead of the provider', async () => {
  const connected = connect(HOSTED)
  const { record, payment } = await opened(connected)
  const { clock, fetch } = connected.simulator
  const ahead = { ...clock, now: () => clock.now() + 20 * MINUTE, after: clock.after }
  const antom = adapter.create(optionsFor(HOSTED.config), { fetch, clock: ahead })
  await clock.advance(45 * MINUTE)

  const before = await antom.getPayment(payment, { known: record.payment })
  await clock.advance(17 * MINUTE)
  const after = await antom.getPayment(payment, { known: record.payment })

  expect(before.payment).toMatchObject({ status: 'requires_action' })
  expect(after.payment).toMatchObject({ status: 'expired' })
})
