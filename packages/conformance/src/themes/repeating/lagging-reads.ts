import type { OperationKind } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, describe } from '../../claims/claim-broken.ts'
import { claimTruth, paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { readyTo, WORDS, type Write, whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { controlOf } from './earlier-attempts.ts'

/** What an adapter guarantees for a read that lags behind. */
export function laggingRead(kind: OperationKind): ClaimDraft {
  return {
    id: `lagging-read/${kind}`,
    sentence: `A refusal of a repeated ${WORDS[kind]} and one read that lags behind prove nothing`,
    source: story(
      'Captured, the repeat refused as too much, and not listed yet: 8000 instead of 4000.',
    ),
    unless: whyNot(kind),
    async check(scene) {
      for (const [name, answer] of Object.entries(scene.wire.refusals)) {
        const write = await readyTo(kind, scene)
        const replay = await recorded(scene, { kind, write })
        const lost = await scene.unanswered(write.preparation)
        scene.wire.answerNext(kind, answer)
        replay()
        const { previousAttempts } = lost.pending
        const again = await scene.send(write.preparation, { previousAttempts })
        scene.wire.clear()
        claimKind(again, 'unknown', `after ${name} and a read that lags`)
        const end = await scene.resolve(again, controlOf(write.payment))
        claim(end.kind !== 'not_applied', `after ${name} it ends ${describe(end)}`)
        claimTruth(end, write.effects())
      }
    },
  }
}

interface Recording {
  readonly kind: OperationKind
  readonly write: Write
}

/** Keeps what a read shows before the write; the result replays it once. */
async function recorded(scene: Scene<Subject>, { kind, write }: Recording): Promise<() => void> {
  const bodies: unknown[] = []
  scene.wire.rewriteNext('read', (body) => {
    bodies.push(body)
    return body
  })
  if (!write.payment) return () => {}
  const payment = paymentRefOf(write.payment)
  const { reference } = write.preparation
  if (kind === 'refund_payment') {
    await waitFor(scene.time, scene.adapter.findRefund({ payment, reference }))
  } else {
    await waitFor(scene.time, scene.adapter.getPayment(payment))
  }
  return () => {
    for (const body of bodies) scene.wire.rewriteNext('read', () => body)
  }
}
