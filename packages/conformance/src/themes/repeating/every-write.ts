import { type OperationKind, parseOutcome } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame, describe } from '../../claims/claim-broken.ts'
import { claimTruth, createScene, paymentRefOf, preparedOf } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { readyTo, WORDS, whyNot } from '../../claims/writes.ts'
import type { SentRequest } from '../../subject/subject.ts'
import { attemptAt, controlOf, writesIn } from './earlier-attempts.ts'
import { whyNotLookedUp } from './looked-up.ts'

/** What an adapter guarantees when a write of this kind is sent again. */
export function everyWrite(kind: OperationKind): readonly ClaimDraft[] {
  const unless = whyNot(kind)
  const name = WORDS[kind]
  return [
    {
      id: `lost-answer/${kind}`,
      sentence: `A ${name} whose response is lost is unknown, and is resolved to having happened once`,
      source: happened(
        'The call timed out, but the provider had applied it.',
        'alphagov/pay-connector#5911',
        'alphagov/pay-connector#389',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        const outcome = await scene.resolve(lost, controlOf(write.payment))
        claimTruth(outcome, write.effects())
        claimKind(outcome, 'applied', 'an applied operation, once it is resolved')
      },
    },
    {
      id: `looked-for/${kind}`,
      sentence: `A ${name} whose response is lost, and which may not be repeated, is found by a lookup`,
      source: happened('A later lookup finds it.', 'alphagov/pay-connector#2196'),
      unless: (capabilities) => unless(capabilities) ?? whyNotLookedUp(kind, capabilities),
      async check(scene) {
        const control = paymentRefOf(await scene.created())
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        const sent = writesIn(scene).length
        const outcome = await scene.resolve(lost, { wanted: false, positiveControl: control })
        claimSame(writesIn(scene).length, sent, 'writes sent')
        claimTruth(outcome, write.effects())
        claimKind(outcome, 'applied', 'an applied operation, once it is looked up')
      },
    },
    {
      id: `refused-connection/${kind}`,
      sentence: `A ${name} whose response was lost stays unknown when the repeat meets a refused connection`,
      source: story(
        'The retry was never sent: the operation was reported as never sent, and made again.',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        await scene.faults.next(kind, 'refuse')
        const again = await scene.send(write.preparation, {
          previousAttempts: lost.pending.previousAttempts,
        })
        claimKind(again, 'unknown', 'a repeat that was never sent')
      },
    },
    {
      id: `refused-repeat/${kind}`,
      sentence: `No refusal of a repeated ${name} proves that the first one did nothing`,
      source: story(
        'The key was rolled in between: the repeat got a 401, and the money was sent twice.',
      ),
      unless,
      async check(scene) {
        for (const [name, answer] of Object.entries(scene.wire.refusals)) {
          const write = await readyTo(kind, scene)
          const lost = await scene.unanswered(write.preparation)
          scene.wire.answerNext(kind, answer)
          const again = await scene.send(write.preparation, {
            previousAttempts: lost.pending.previousAttempts,
          })
          claim(again.kind !== 'not_applied', `after ${name} it is ${describe(again)}`)
          claimTruth(await scene.resolve(again, controlOf(write.payment)), write.effects())
        }
      },
    },
    {
      id: `crash-counts/${kind}`,
      sentence: `A ${name} that may have been sent before a crash is never treated as a first attempt`,
      source: story(
        'The process died between the commit and the response: it is unknown whether it was sent.',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const previousAttempts = attemptAt(scene)
        await scene.faults.next(kind, 'refuse')
        const outcome = await scene.send(write.preparation, { previousAttempts })
        claimKind(outcome, 'unknown', 'a send after a crash that was never sent')
        claimSame(
          outcome.pending.previousAttempts.firstSentAt,
          previousAttempts.firstSentAt,
          'when it was first sent',
        )
      },
    },
    {
      id: `other-account/${kind}`,
      sentence: `A ${name} prepared for another account or key is not sent: the first attempt provably not, after others it stays unknown`,
      source: story(
        'The API key was rolled within the hour: the idempotency key meant nothing under the new one.',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        for (const adapter of [scene.others.account(), scene.others.key()]) {
          const before = scene.wire.sent().length
          const first = await adapter.send(write.preparation, { previousAttempts: 'none' })
          const previousAttempts = attemptAt(scene)
          const repeat = await adapter.send(write.preparation, { previousAttempts })
          claimSame(scene.wire.sent().length, before, 'requests sent')
          claimKind(first, 'not_applied', 'a first send from another account')
          claimSame(first.proof.type, 'never_sent', 'the proof')
          claimSame(first.next, 'same_reference', 'what comes next')
          claimKind(repeat, 'unknown', 'a repeat from another account')
          for (const { error } of [first, repeat])
            claimSame(error.code, 'account_differs', 'the code')
        }
      },
    },
    {
      id: `another-process/${kind}`,
      sentence: `A ${name} whose response was lost is resolved by another process from what was stored`,
      source: story(
        'The state was in the memory of the process that died; the next one started over.',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        const stored = parseOutcome(JSON.parse(JSON.stringify(lost)))
        const elsewhere = createScene({ ...scene, adapter: scene.others.again() })
        const outcome = await elsewhere.resolve(stored, controlOf(write.payment))
        claimTruth(outcome, write.effects())
        claimKind(outcome, 'applied', 'an applied operation, once another process resolves it')
      },
    },
    {
      id: `same-bytes/${kind}`,
      sentence: `A repeated ${name} sends the same bytes to the same URL`,
      source: story('A deploy changed the webhook URL: the replay was another request.'),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        await scene.time.advance(1_000)
        await scene.send(write.preparation, { previousAttempts: lost.pending.previousAttempts })
        const [first, second] = scene.wire
          .sent()
          .filter(({ call }) => call === kind)
          .slice(-2)
        claimSame(bytesOf(second), bytesOf(first), 'the second request')
        const { body } = preparedOf(write.preparation).request
        claimSame(first?.body ?? '', body, 'the body that was sent')
      },
    },
  ]
}

function bytesOf(request: SentRequest | undefined): unknown {
  return request && { method: request.method, url: request.url, body: request.body }
}
