import { isUnpaidEnd, projectPayment, type ReceivedWebhook } from '@paystate/core'
import { type ClaimDraft, claimsOn } from '../claims/claim.ts'
import { claim, claimError, claimKind, claimSame } from '../claims/claim-broken.ts'
import { handleOf, type Scene } from '../claims/scene.ts'
import { happened, type Source, story } from '../claims/sources.ts'
import { whyNot } from '../claims/writes.ts'
import { type RawWebhook, toRequest } from '../subject/raw-webhook.ts'
import type { Subject } from '../subject/subject.ts'
import { ATTACKS, type Attack, HOSTILE_IDS } from '../webhooks/attacks.ts'
import { createHugeBody } from '../webhooks/huge-body.ts'

const FORGED: Source = story('Anybody can call the address: a forged "paid" shipped the goods.')

/** What an adapter keeps when somebody calls and says to be the provider. */
export const webhooks = claimsOn('webhooks', [
  ...ATTACKS.map(draftOf),
  {
    id: 'genuine',
    sentence: 'A genuine message is received, names the payment, and asks nobody',
    source: happened(
      'The webhook came, and nobody knew whom it was about.',
      'vendurehq/vendure#2569',
    ),
    async check(scene) {
      const payment = await scene.paid()
      const before = scene.wire.sent().length
      const received = await receive(scene, await scene.webhooks.genuine(payment))
      claimSame(scene.wire.sent().length, before, 'requests sent')
      claimSame(received.authenticity, scene.webhooks.authenticity, 'whether it is signed')
      const isNamed = received.hints.some(
        ({ paymentId, reference }) =>
          (paymentId !== undefined && paymentId === payment.id) ||
          (reference !== undefined && reference === payment.reference),
      )
      claim(isNamed, 'the payment is not named')
      for (const { account } of received.hints)
        claimSame(account, scene.adapter.account, 'the account of a hint')
    },
  },
  {
    id: 'two-answers',
    sentence: 'One answer ends redelivery and another asks for it',
    source: happened(
      'The handler failed for something settled, and the provider repeated it without end.',
      'vendurehq/vendure#2657',
      'vendurehq/vendure#2462',
    ),
    async check(scene) {
      const payment = await scene.paid()
      const received = await receive(scene, await scene.webhooks.genuine(payment))
      claimSame(received.accept().status, 200, 'the answer that accepts')
      const [first, second] = [received.accept(), received.accept()]
      claimSame(await second.text(), await first.text(), 'the answer when it is given twice')
      const again = received.again()
      claim(again.status >= 500 || (await asksAgain(again, received)), 'nothing asks for it again')
    },
  },
  {
    id: 'copies',
    sentence: 'A copy, and one that comes a day later, is received like the first',
    source: happened(
      'The same success was notified many times.',
      'alphagov/pay-connector#5701',
      'mollie/Shopware#197',
      'wasp-lang/open-saas#688',
    ),
    async check(scene) {
      const payment = await scene.paid()
      const raw = await scene.webhooks.genuine(payment)
      const first = await receive(scene, raw)
      const copy = await receive(scene, raw)
      claimSame(copy.hints, first.hints, 'the hints of a copy')
      await scene.time.advance(24 * 3_600_000)
      const late = await receive(scene, raw)
      claimSame(late.hints, first.hints, 'the hints a day later')
      const { ageMs } = late
      claim(ageMs === undefined || ageMs >= 23 * 3_600_000, `its age is told as ${ageMs} ms`)
    },
  },
  {
    id: 'before-the-row',
    sentence: 'A message about a payment that we do not know is received, not forgotten',
    source: happened(
      'The webhook came before the row, and was forgotten.',
      'vendurehq/vendure#2569',
    ),
    async check(scene) {
      const stranger = await scene.created()
      const received = await receive(scene, await scene.webhooks.genuine(stranger))
      claim(received.hints.length > 0, 'it hints at nothing')
    },
  },
  {
    id: 'no-belief',
    sentence: 'A message alone captures nothing and ends nothing: a read does',
    source: story('A notification of success meant authorized; the goods were shipped.'),
    async check(scene) {
      const payment = await scene.paid()
      const { observations } = await receive(scene, await scene.webhooks.genuine(payment))
      const { account } = scene.adapter
      const { status } = projectPayment({ account }, observations).payment
      claim(status !== 'captured' && !isUnpaidEnd(status), `by itself it says ${status}`)
      const isSigned = scene.webhooks.authenticity === 'signed'
      claim(isSigned || observations.length === 0, 'an unsigned message is evidence')
    },
  },
  {
    id: 'nothing-flips-back',
    sentence: 'After any message about it, a payment that was captured is still captured',
    source: happened(
      'Webhook and redirect raced, and the last one won.',
      'mollie/WooCommerce#1100',
    ),
    async check(scene) {
      const payment = await scene.created()
      const early = await scene.webhooks.genuine(payment)
      await scene.payer.pay(payment)
      const { observation } = await scene.adapter.getPayment(handleOf(payment))
      const late = await receive(scene, early)
      const { account } = scene.adapter
      const all = [observation, ...late.observations]
      claimSame(projectPayment({ account }, all).payment.status, 'captured', 'the status')
    },
  },
  {
    id: 'old-news-takes-nothing-back',
    sentence: 'A message from before a refund does not take the refund back',
    source: story(
      'A message was delivered again after a refund: it told none, which was read as none.',
    ),
    unless: whyNot('refund_payment'),
    async check(scene) {
      const payment = await scene.paid()
      const old = await scene.webhooks.genuine(payment)
      const refund = await scene.send(scene.refund(payment, { minorUnits: 300 }))
      claimKind(refund, 'applied', 'a refund that nothing disturbs')
      const { observation } = await scene.adapter.getPayment(handleOf(payment))
      const { observations } = await receive(scene, old)
      const { account } = scene.adapter
      const known = projectPayment({ account }, [observation]).payment
      const after = projectPayment({ account }, [observation, ...observations]).payment
      claimSame(after.refunds, known.refunds, 'the refunds')
      claimSame(after.facts, known.facts, 'what is told of the money')
    },
  },
  {
    id: 'dispute-is-evidence',
    sentence: 'A message of a dispute, which no read repeats, is evidence of it and of no refund',
    source: happened('A chargeback read as a partial refund.', 'mollie/PrestaShop#607'),
    needs: ({ webhooks: { dispute } }) =>
      dispute ? undefined : 'no message tells of a dispute: a read does',
    async check(scene) {
      const payment = await scene.paid()
      const raw = await scene.webhooks.dispute?.(payment)
      claim(raw !== undefined, 'there is no such message')
      const { observation } = await scene.adapter.getPayment(handleOf(payment))
      const { observations } = await receive(scene, raw)
      const { account } = scene.adapter
      const after = projectPayment({ account }, [observation, ...observations]).payment
      claimSame(after.status, 'captured', 'the status')
      claimSame(after.disputes.length, 1, 'the disputes')
      claimSame(after.disputes[0]?.amount, scene.payment().amount.minorUnits, 'what is disputed')
      claim(after.facts.refunded === 0 || after.facts.refunded === 'not_told', 'it is a refund')
      claimSame(after.refunds.length, 0, 'the refunds')
    },
  },
  {
    id: 'hostile-ids',
    sentence: 'An id in a message that would change a path is refused, or never becomes a request',
    source: story(
      'The id of an unsigned message was pasted into a URL: tr_x/../../customers/cst_1.',
    ),
    async check(scene) {
      await scene.created()
      for (const id of HOSTILE_IDS) {
        const raw = await scene.webhooks.about(id)
        const delivery = await scene.adapter.receiveWebhook(toRequest(raw))
        if (delivery.kind === 'refused') continue
        const before = scene.wire.sent().length
        for (const { account, paymentId } of delivery.hints) {
          if (paymentId === undefined) continue
          const read = scene.adapter.getPayment({ account, id: paymentId })
          await claimError(read, `a read of ${JSON.stringify(paymentId)}`)
        }
        const sent = scene.wire.sent().slice(before)
        const inPath = sent.find(({ url }) => url.includes('customers') || url.includes('script'))
        claimSame(inPath?.url, undefined, 'a request with the id in its path')
      }
    },
  },
  {
    id: 'huge',
    sentence: 'A huge message is refused without being held',
    source: story('One unsigned call with a large body took the process down.'),
    async check(scene) {
      const { url, method, headers } = await scene.webhooks.genuine(await scene.paid())
      const huge = createHugeBody({ megabytes: 32 })
      const init = { method, headers: new Headers(headers.map(([name, value]) => [name, value])) }
      const body = huge.stream
      const request = new Request(url, { ...init, body, duplex: 'half' })
      const delivery = await scene.adapter.receiveWebhook(request)
      claimSame(delivery.kind, 'refused', 'the delivery')
      claim(huge.pulled() <= 8, `${huge.pulled()} MB were read`)
    },
  },
  {
    id: 'read-before',
    sentence: 'A message whose body something else has read is refused with a reason, not believed',
    source: story('A body parser came first: the raw bytes were gone.'),
    async check(scene) {
      const request = toRequest(await scene.webhooks.genuine(await scene.paid()))
      await request.text()
      const delivery = await scene.adapter.receiveWebhook(request)
      claim(delivery.kind === 'refused', 'it is received')
      claimSame(delivery.error.code, 'webhook_refused', 'the code')
      claim(delivery.response.status >= 400, `the answer is ${delivery.response.status}`)
    },
  },
  {
    id: 'unknown-kind',
    sentence: 'A message of a kind that nobody documented is received, and says so',
    source: story('Providers add kinds without notice: the handler failed on one, eight times.'),
    needs: ({ webhooks: { unknownKind } }) =>
      unknownKind ? undefined : 'messages of this provider have no kinds',
    async check(scene) {
      const payment = await scene.paid()
      const raw = await scene.webhooks.unknownKind?.(payment)
      claim(raw !== undefined, 'there is no such message')
      const { hints, observations } = await receive(scene, raw)
      claim(hints.length > 0, 'it hints at nothing')
      claim(
        hints.every(({ recognised }) => !recognised),
        'it is said to be recognised',
      )
      claimSame(observations.length, 0, 'what it is evidence of')
    },
  },
])

function draftOf({ name, fate, spoil }: Attack): ClaimDraft {
  return {
    id: `attack/${name.replaceAll(' ', '-')}`,
    sentence: `A message ${name} is never believed, and breaks nothing`,
    source: FORGED,
    async check(scene) {
      const payment = await scene.paid()
      const { webhooks: source } = scene
      const genuine = await source.genuine(payment)
      const { hints } = await receive(scene, genuine)
      for (const raw of await spoil(genuine, { webhooks: source, payment })) {
        const delivery = await scene.adapter.receiveWebhook(toRequest(raw))
        if (delivery.kind === 'refused') {
          const { status } = delivery.response
          claim(status >= 400, `it is refused with ${status}`)
          claimSame(delivery.error.code, 'webhook_refused', 'the code')
        } else if (source.authenticity === 'signed') {
          claimSame(fate, 'harmless', `what becomes of it, from ${raw.url}`)
          claimSame(delivery.hints, hints, 'what it hints at')
        } else {
          claimSame(delivery.authenticity, 'unsigned', 'whether it is signed')
          claimSame(delivery.observations.length, 0, 'what it is evidence of')
        }
      }
    },
  }
}

async function receive(scene: Scene<Subject>, raw: RawWebhook): Promise<ReceivedWebhook> {
  const delivery = await scene.adapter.receiveWebhook(toRequest(raw))
  claim(delivery.kind === 'received', 'a genuine message is refused')
  return delivery
}

/** A provider may want a 200 either way, and look at the body. */
async function asksAgain(again: Response, received: ReceivedWebhook): Promise<boolean> {
  return (await again.text()) !== (await received.accept().text())
}
