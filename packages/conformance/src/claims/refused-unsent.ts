import type { NotApplied, OperationKind, Preparation } from '@paystate/core'
import type { Subject } from '../subject/subject.ts'
import { claimKind, claimSame } from './claim-broken.ts'
import type { Scene } from './scene.ts'

/** Sends a write that must be refused: provably not applied, and nothing may have been sent. */
export async function claimRefusedUnsent<K extends OperationKind>(
  scene: Scene<Subject>,
  preparation: Preparation<K>,
): Promise<NotApplied<K>> {
  const before = scene.wire.sent().length
  claimSame(preparation.state, 'refused', `the preparation of ${preparation.kind}`)
  const outcome = await scene.send(preparation)
  claimSame(scene.wire.sent().length, before, 'requests sent')
  claimKind(outcome, 'not_applied', 'a write that was refused')
  const { proof } = outcome
  claimSame([proof.type, 'phase' in proof && proof.phase], ['never_sent', 'validate'], 'the proof')
  return outcome
}
