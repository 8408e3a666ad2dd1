import { type LeaveLimit, OPERATION_KINDS } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimKind, claimSame } from '../../claims/claim-broken.ts'
import { claimTruth, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { readyTo, WORDS, type Write, whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { writesIn } from '../repeating/earlier-attempts.ts'

/** What an adapter guarantees about the moment from which a write may not be sent. */
export const leavingTooLate: readonly ClaimDraft[] = [
  {
    id: 'late-by-the-wall-clock',
    sentence:
      'A write is not sent once the wall clock says that it is too late, and that is proven',
    source: story(
      'A machine slept between the lease and the send: another process had sent it meanwhile.',
    ),
    check: (scene) => sendTooLate(scene, ({ epochMs }, open) => ({ ...open, epochMs })),
  },
  {
    id: 'late-by-the-monotonic-clock',
    sentence:
      'A write is not sent once the monotonic clock says that it is too late, whatever the wall clock says',
    source: story('The clock had been set back, so a lease that had ended looked fresh.'),
    check: (scene) => sendTooLate(scene, ({ monotonicMs }, open) => ({ ...open, monotonicMs })),
  },
]

type Passed = (now: LeaveLimit, open: LeaveLimit) => LeaveLimit

/** Every write: the first attempt provably did nothing, and a repeat leaves open what the first one did. */
async function sendTooLate(scene: Scene<Subject>, passed: Passed): Promise<void> {
  const { capabilities } = scene.adapter
  for (const kind of OPERATION_KINDS) {
    if (whyNot(kind)(capabilities) !== undefined) continue
    const write = await readyTo(kind, scene)
    await sendFirst(scene, { write, passed })
    await sendAgain(scene, { write, passed })
  }
}

interface Late {
  readonly write: Write
  readonly passed: Passed
}

async function sendFirst(scene: Scene<Subject>, { write, passed }: Late): Promise<void> {
  const { preparation } = write
  const name = WORDS[preparation.kind]
  const sent = writesIn(scene).length
  const outcome = await scene.send(preparation, { mustLeaveBefore: limitOf(scene, passed) })
  claimSame(writesIn(scene).length, sent, `writes sent by a ${name} that is too late`)
  claimKind(outcome, 'not_applied', `a ${name} that is too late`)
  claimSame(outcome.proof.type, 'never_sent', 'the proof')
  claimTruth(outcome, write.effects())
}

async function sendAgain(scene: Scene<Subject>, { write, passed }: Late): Promise<void> {
  const { preparation } = write
  const name = WORDS[preparation.kind]
  const { previousAttempts } = (await scene.unanswered(preparation)).pending
  const sent = writesIn(scene).length
  const mustLeaveBefore = limitOf(scene, passed)
  const late = await scene.send(preparation, { previousAttempts, mustLeaveBefore })
  claimSame(writesIn(scene).length, sent, `writes sent by a repeated ${name} that is too late`)
  claimKind(late, 'unknown', `a repeated ${name} that is too late`)
  const inTime = { previousAttempts, mustLeaveBefore: limitOf(scene, (_, open) => open) }
  claimTruth(await scene.send(preparation, inTime), write.effects())
}

const LEFT_MS = 60_000

/** Passed by one clock or by none; by the others a minute is left. */
function limitOf({ time: { clock } }: Scene<Subject>, passed: Passed): LeaveLimit {
  const now = { epochMs: clock.now(), monotonicMs: clock.monotonic() }
  const { epochMs, monotonicMs } = now
  return passed(now, { epochMs: epochMs + LEFT_MS, monotonicMs: monotonicMs + LEFT_MS })
}
