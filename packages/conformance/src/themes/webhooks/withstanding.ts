import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimError, claimSame } from '../../claims/claim-broken.ts'
import { type Source, story } from '../../claims/sources.ts'
import { type RawWebhook, toRequest } from '../../subject/raw-webhook.ts'
import { ATTACKS, type Attack, HOSTILE_IDS } from '../../webhooks/attacks.ts'
import { createHugeBody } from '../../webhooks/huge-body.ts'
import { receive } from './receive.ts'

const FORGED: Source = story('Anybody can call the webhook URL: a forged "paid" shipped the goods.')

/** What an adapter guarantees when somebody else calls, or a message is corrupted. */
export const withstanding: readonly ClaimDraft[] = [
  ...ATTACKS.map(draftOf),
  {
    id: 'hostile-ids',
    sentence:
      'An id in a message that would change a URL path is refused, or never reaches a request',
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
    sentence: 'A huge message is refused without being buffered',
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
    sentence: 'A message whose body was already read is refused with a reason, not believed',
    source: story('A body parser came first: the raw bytes were gone.'),
    async check(scene) {
      const request = toRequest(await scene.webhooks.genuine(await scene.paid()))
      await request.text()
      const delivery = await scene.adapter.receiveWebhook(request)
      claim(delivery.kind === 'refused', 'it is received')
      claimSame(delivery.error.code, 'webhook_refused', 'the code')
      claim(delivery.response.status >= 400, `the response is ${delivery.response.status}`)
    },
  },
]

/** Where a message goes and which headers it has, without what they hold. */
function described({ url, headers }: RawWebhook): string {
  return `a message to ${url} with the headers ${headers.map(([name]) => name).join(', ') || '(none)'}`
}

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
          claim(fate === 'harmless', `it is received, and must be refused: ${described(raw)}`)
          claimSame(delivery.hints, hints, `what it hints at: ${described(raw)}`)
        } else {
          claimSame(delivery.authenticity, 'unsigned', 'whether it is signed')
          claimSame(delivery.observations.length, 0, 'what it is evidence of')
        }
      }
    },
  }
}
