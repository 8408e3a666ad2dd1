import type { OperationKind } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimAbsent } from '../../claims/claim-absent.ts'
import { claimKind } from '../../claims/claim-broken.ts'
import { claimTruth, createScene, paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { readyTo, WORDS, whyNot } from '../../claims/writes.ts'
import type { Fault } from '../../subject/faults.ts'
import type { Subject } from '../../subject/subject.ts'
import { passWindow } from '../repeating/earlier-attempts.ts'
import { whyNotLookedUp } from '../repeating/looked-up.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Our wall clock against the provider's: when it is sent, and when it is recovered. */
interface Skew {
  readonly sending: number
  readonly recovering: number
}

const SKEWS: readonly Skew[] = [
  { sending: 12 * MINUTE, recovering: 0 },
  { sending: 3 * HOUR, recovering: 0 },
  { sending: -3 * HOUR, recovering: 0 },
  { sending: 0, recovering: 5 * HOUR },
  { sending: 26 * HOUR, recovering: -26 * HOUR },
]

/** What an adapter guarantees for a write that was sent, or is recovered, under a wrong clock. */
export function writingByClocks(kind: OperationKind): readonly ClaimDraft[] {
  const unless = whyNot(kind)
  const name = WORDS[kind]
  return [
    {
      id: `nothing-doubled/${kind}`,
      sentence: `A ${name} is not made twice, however wrong our clock was when it was sent or recovered`,
      source: story('Sent 12 min ahead, clock corrected, repeated 61 min later: refunded twice.'),
      unless,
      async check(scene) {
        for (const skew of SKEWS) {
          await underSkew(scene, { kind, skew, by: 'same', fault: 'drop_answer' })
        }
      },
    },
    {
      id: `nothing-doubled-elsewhere/${kind}`,
      sentence: `A ${name} is not made twice by a process of another machine with another clock`,
      source: story('The recovering machine was 12 min behind the sending one.'),
      unless,
      async check(scene) {
        for (const skew of SKEWS) {
          await underSkew(scene, { kind, skew, by: 'another', fault: 'drop_answer' })
        }
      },
    },
  ]
}

/**
 * What an adapter guarantees for a write that never arrived: a wrong clock does not leave it to a person. Of writes with a
 * key alone: a cancel has none, and one that is not seen may still be on its way.
 */
export function absentByClocks(kind: OperationKind): ClaimDraft {
  const unless = whyNot(kind)
  return {
    id: `absence-is-proven/${kind}`,
    sentence: `That a ${WORDS[kind]} never arrived can be proven under a wrong clock, and is true`,
    source: story('A wrong clock must not leave an operation to a person forever.'),
    unless: (capabilities) => unless(capabilities) ?? whyNotLookedUp(kind, capabilities),
    async check(scene) {
      for (const skew of SKEWS) {
        const end = await underSkew(scene, {
          kind,
          skew,
          by: 'another',
          fault: 'reset',
          wanted: false,
        })
        claimAbsent(end, 'a write that never arrived')
      }
    },
  }
}

interface Under {
  readonly kind: OperationKind
  readonly skew: Skew
  readonly by: 'same' | 'another'
  readonly fault: Fault
  readonly wanted?: boolean
}

/** Sends and loses a write under one clock, and recovers it after its window under another. */
async function underSkew(scene: Scene<Subject>, { kind, skew, by, fault, wanted }: Under) {
  const { time } = scene
  time.setWall(skew.sending)
  const control = paymentRefOf(await scene.created())
  const write = await readyTo(kind, scene)
  // Sent by one that never had contact with the provider: its clock has not been compared.
  const first = createScene({ ...scene, adapter: scene.others.again() })
  await scene.faults.next(kind, fault)
  const sender = by === 'same' ? scene : first
  const lost = await sender.send(write.preparation)
  await scene.faults.clear()
  claimKind(lost, 'unknown', `a write that met ${fault}`)
  time.setWall(skew.recovering)
  await passWindow(scene, kind)
  const adapter = by === 'same' ? scene.adapter : scene.others.again()
  const recovering = createScene({ ...scene, adapter })
  const positiveControl = write.payment ? paymentRefOf(write.payment) : control
  const end = await recovering.resolve(lost, {
    positiveControl,
    ...(wanted === undefined ? {} : { wanted }),
  })
  time.setWall(0)
  claimTruth(end, write.effects())
  return end
}
