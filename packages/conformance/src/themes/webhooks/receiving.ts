import type { ReceivedWebhook } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimSame } from '../../claims/claim-broken.ts'
import { happened, story } from '../../claims/sources.ts'
import { toRequest } from '../../subject/raw-webhook.ts'
import { receive } from './receive.ts'

const HOUR = 3_600_000

/** What an adapter guarantees for a genuine message, whenever and however often it arrives. */
export const receiving: readonly ClaimDraft[] = [
  {
    id: 'genuine',
    sentence: 'A genuine message is received and names the payment, without a request',
    source: happened(
      'The webhook arrived, and it was unclear which payment it was about.',
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
    id: 'named-headers',
    sentence: 'A message is received with no other headers than the capabilities name',
    source: story('Only the named headers were stored: no stored message could be verified again.'),
    unless: ({ webhooks }) =>
      webhooks.authenticity === 'signed' ? undefined : 'messages are not signed',
    async check(scene) {
      const genuine = await scene.webhooks.genuine(await scene.paid())
      const { hints } = await receive(scene, genuine)
      const { headers: named } = scene.adapter.capabilities.webhooks
      const headers = genuine.headers.filter(([name]) => named.includes(name.toLowerCase()))
      const delivery = await scene.adapter.receiveWebhook(toRequest({ ...genuine, headers }))
      claim(
        delivery.kind === 'received',
        'it is refused; name every header that is read in `capabilities.webhooks.headers`',
      )
      claimSame(delivery.hints, hints, 'what it hints at')
    },
  },
  {
    id: 'two-answers',
    sentence: 'One response ends redelivery and another requests it',
    source: happened(
      'The handler failed on something already done, and the provider kept redelivering it.',
      'vendurehq/vendure#2657',
      'vendurehq/vendure#2462',
    ),
    async check(scene) {
      const payment = await scene.paid()
      const received = await receive(scene, await scene.webhooks.genuine(payment))
      claimSame(received.acknowledge().status, 200, 'the response that acknowledges')
      const [first, second] = [received.acknowledge(), received.acknowledge()]
      claimSame(await second.text(), await first.text(), 'the response when it is sent twice')
      const again = received.requestRedelivery()
      claim(
        again.status >= 500 || (await asksAgain(again, received)),
        'nothing requests redelivery',
      )
    },
  },
  {
    id: 'copies',
    sentence: 'A duplicate is received like the first message, even a day later',
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
      await scene.time.advance(24 * HOUR)
      const late = await receive(scene, raw)
      claimSame(late.hints, first.hints, 'the hints a day later')
      const { ageMs } = late
      const isAged = ageMs === undefined || Math.abs(ageMs - 24 * HOUR) <= HOUR
      claim(isAged, `its age is reported as ${ageMs} ms`)
    },
  },
  {
    id: 'before-the-row',
    sentence: 'A message about a payment that we do not know is received, not dropped',
    source: happened('The webhook arrived before the row, and was lost.', 'vendurehq/vendure#2569'),
    async check(scene) {
      const stranger = await scene.created()
      const received = await receive(scene, await scene.webhooks.genuine(stranger))
      claim(received.hints.length > 0, 'it has no hints')
    },
  },
  {
    id: 'unknown-kind',
    sentence: 'A message of an undocumented kind is received, and says so',
    source: story('Providers add kinds without notice: the handler failed on one, eight times.'),
    needs: ({ webhooks: { unknownKind } }) =>
      unknownKind ? undefined : 'messages of this provider have no kinds',
    async check(scene) {
      const payment = await scene.paid()
      const raw = await scene.webhooks.unknownKind?.(payment)
      claim(raw !== undefined, 'there is no such message')
      const { hints, observations } = await receive(scene, raw)
      claim(hints.length > 0, 'it has no hints')
      claim(
        hints.every(({ recognized }) => !recognized),
        'it is reported as recognized',
      )
      claimSame(observations.length, 0, 'what it is evidence of')
    },
  },
]

/** A provider may require a 200 either way, and read the body. */
async function asksAgain(again: Response, received: ReceivedWebhook): Promise<boolean> {
  return (await again.text()) !== (await received.acknowledge().text())
}
