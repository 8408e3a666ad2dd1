import type { Capabilities, Preparation } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimKind } from '../../claims/claim-broken.ts'
import { claimTruth, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { WORDS, whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { whyNotLookedUp } from './looked-up.ts'

/** The writes of which one payment can have several of the same amount. */
export const TWINNED = ['capture_payment', 'refund_payment'] as const

type Twinned = (typeof TWINNED)[number]

/** What an adapter guarantees for a lost write beside another of the same amount. */
export function twin(kind: Twinned): ClaimDraft {
  const name = WORDS[kind]
  return {
    id: `twin/${kind}`,
    sentence: `A ${name} that never arrived is not found in another of the same amount`,
    source: story('It was looked up by its amount, and that of another order line was found.'),
    unless: (capabilities) =>
      whyNot(kind)(capabilities) ??
      whyNotLookedUp(kind, capabilities) ??
      whyOne(kind, capabilities),
    async check(scene) {
      const write = await readyForTwins(kind, scene)
      await scene.faults.next(kind, 'reset')
      const lost = await scene.send(write())
      await scene.faults.clear()
      claimKind(lost, 'unknown', `a ${name} that met a reset`)
      claimKind(await scene.send(write()), 'applied', `another ${name} of the same amount`)
      claimTruth(await scene.resolve(lost, { wanted: false }), 0)
    },
  }
}

/** Why a payment has only one such part; undefined where it can have several. */
function whyOne(kind: Twinned, { capture, refund }: Capabilities): string | undefined {
  const several = kind === 'capture_payment' ? capture.multiple : refund.partial
  return several === 'not_supported' ? `a payment has one ${WORDS[kind]}` : undefined
}

/** Prepares a part of the same payment, of the same amount each time. */
async function readyForTwins(kind: Twinned, scene: Scene<Subject>): Promise<() => Preparation> {
  if (kind === 'refund_payment') {
    const paid = await scene.paid()
    return () => scene.refund(paid, { minorUnits: 300 })
  }
  const held = await scene.paid({ capture: 'manual', isCapturedInParts: true })
  return () => scene.capture(held, { minorUnits: 300, final: false })
}
