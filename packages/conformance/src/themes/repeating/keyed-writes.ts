import { type Capabilities, type OperationKind, type Outcome, recover } from '@paystate/core'
import { capabilityOf } from '@paystate/core/adapter'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { claimTruth, createScene } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { readyTo, WORDS, whyNot } from '../../claims/writes.ts'
import { passWindow, writesIn } from './earlier-attempts.ts'

/** The kinds whose key a provider keeps, so that a repeat is the same operation. */
export const KEYED: readonly OperationKind[] = [
  'create_payment',
  'capture_payment',
  'refund_payment',
]

/** What an adapter guarantees about the keys by which a provider recognizes a write. */
export function keyedWrite(kind: OperationKind): readonly ClaimDraft[] {
  const unless = whyNot(kind)
  const name = WORDS[kind]
  return [
    {
      id: `carries-its-reference/${kind}`,
      sentence: `A ${name} carries its reference to the provider`,
      source: happened(
        'An idempotency key was accepted and then dropped.',
        'productdevbook/kasapay#168',
      ),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        claimKind(await scene.send(write.preparation), 'applied', 'a write that nothing disturbs')
        const request = scene.wire.sent().findLast(({ call }) => call === kind)
        const { reference } = write.preparation
        claim(JSON.stringify(request).includes(reference), 'the request does not name it')
        claimSame(write.effects(), 1, 'what the provider did under the reference')
      },
    },
    {
      id: `two-at-once/${kind}`,
      sentence: `A ${name} that two processes send at once happens once`,
      source: happened('Webhook and redirect raced for one order.', 'medusajs/medusa#13301'),
      unless,
      async check(scene) {
        const write = await readyTo(kind, scene)
        const other = createScene({ ...scene, adapter: scene.others.again() })
        const outcomes: readonly Outcome[] = await Promise.all([
          scene.send(write.preparation),
          other.send(write.preparation),
        ])
        claimSame(write.effects(), 1, `how often ${kind} was applied`)
        const kinds = outcomes.map((outcome) => outcome.kind)
        claim(kinds.includes('applied'), 'neither process knows that it was applied')
        claim(!kinds.includes('not_applied'), 'one process says that it was not applied')
      },
    },
    {
      id: `window-over/${kind}`,
      sentence: `A ${name} is not repeated after the provider may have forgotten its key`,
      source: story('After a restart, 70 minutes later, the same key was new to the provider.'),
      unless: (capabilities) => unless(capabilities) ?? whyForever(kind, capabilities),
      async check(scene) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        await passWindow(scene, kind)
        const before = writesIn(scene).length
        const again: Outcome = await scene.send(write.preparation, {
          previousAttempts: lost.pending.previousAttempts,
        })
        claimSame(writesIn(scene).length, before, 'writes sent')
        claimKind(again, 'unknown', 'a repeat after the window')
        claimSame(again.error.code, 'replay_window_over', 'the code')
        claimTruth(again, write.effects())
        await recover(scene.adapter, lost)
        claimSame(writesIn(scene).length, before, 'writes sent by recovery')
      },
    },
  ]
}

/** Why a write may be repeated at any time; undefined where it may not. */
function whyForever(kind: OperationKind, capabilities: Capabilities): string | undefined {
  const write = capabilityOf(capabilities, kind)
  const isHarmless = 'replayWindow' in write && write.replayWindow.type === 'harmless'
  return isHarmless ? `a ${WORDS[kind]} is harmless to repeat at any time` : undefined
}
