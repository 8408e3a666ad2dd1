import { divide } from '../../src/evidence/belonging.ts'
import { canonical } from '../../src/evidence/canonical.ts'
import { fold } from '../../src/evidence/fold.ts'
import { initialState } from '../../src/evidence/fold-state.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import type { PaymentIntent } from '../../src/evidence/payment-intent.ts'
import { type Projection, projectionOf } from '../../src/evidence/project-payment.ts'
import { keepAside } from '../../src/evidence/set-aside.ts'

/**
 * The journal as one would write it without caring what it costs: all evidence is kept, each piece is
 * compared with each other one, and everything is folded from the beginning.
 */
export function foldNaively(
  intent: PaymentIntent,
  all: readonly Observation[],
): Projection & { readonly belonging: readonly Observation[] } {
  const stored: readonly Observation[] = JSON.parse(JSON.stringify(all))
  const { belonging, setAside } = divide(intent, countedNaively(stored))
  const state = belonging.reduce(fold, initialState(intent))
  const kept = keepAside(intent, setAside, [])
  return { ...projectionOf(intent, { state, setAside: kept.setAside }), belonging }
}

/** The pieces that count, in order: by the rule of the documentation, and nothing of the code. */
export function countedNaively(all: readonly Observation[]): readonly Observation[] {
  const distinct = [...new Map(all.map((piece) => [canonical(piece), piece])).values()]
  const sorted = distinct.toSorted(byOrder)
  return sorted.filter((piece, place) => {
    const alike = sorted.filter((other) => sayingOf(other) === sayingOf(piece))
    const hasEarlier = alike.some((other) => sorted.indexOf(other) < place)
    if (!hasEarlier) return true
    if (piece.asOf.begun === undefined) return false
    return !alike.some(
      (other) =>
        (other.asOf.begun ?? Number.NaN) > piece.asOf.received &&
        Date.parse(other.at) >= Date.parse(piece.at),
    )
  })
}

function sayingOf({
  asOf,
  at: _at,
  via: _via,
  providerTime: _time,
  ...saying
}: Observation): string {
  return `${asOf.begun === undefined} ${canonical(saying)}`
}

function byOrder(one: Observation, other: Observation): number {
  const keys = [one, other].map((piece) => [piece.asOf.received, piece.asOf.begun ?? -1])
  const [[r1 = 0, b1 = 0] = [], [r2 = 0, b2 = 0] = []] = keys
  return r1 - r2 || b1 - b2 || (canonical(one) < canonical(other) ? -1 : 1)
}
