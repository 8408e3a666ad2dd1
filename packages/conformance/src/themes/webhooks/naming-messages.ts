import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimSame } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import type { RawWebhook } from '../../subject/raw-webhook.ts'
import type { Subject } from '../../subject/subject.ts'
import { receive } from './receive.ts'

/** What an adapter guarantees about the id by which copies of a message are recognized. */
export const namingMessages: readonly ClaimDraft[] = [
  {
    id: 'own-message-id',
    sentence:
      'The id of a signed message is its own: a copy has the same, and no other message has',
    source: story(
      "The payment's id was taken for the message's: every later message was dropped as a copy.",
    ),
    needs: ({ webhooks }) =>
      webhooks.authenticity === 'signed' ? undefined : 'messages are not signed',
    async check(scene) {
      const payment = await scene.created()
      const first = await scene.webhooks.genuine(payment)
      await scene.payer.pay(payment)
      const others = [
        await scene.webhooks.genuine(payment),
        await scene.webhooks.genuine(await scene.paid()),
      ]
      const id = await idOf(scene, first)
      claimSame(await idOf(scene, first), id, 'the id of a copy')
      if (id === undefined) return
      for (const other of others)
        claim((await idOf(scene, other)) !== id, `two messages have the id ${id}`)
    },
  },
]

async function idOf(scene: Scene<Subject>, raw: RawWebhook): Promise<string | undefined> {
  const { hints } = await receive(scene, raw)
  return hints[0]?.messageId
}
