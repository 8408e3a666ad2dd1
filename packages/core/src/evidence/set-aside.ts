import type { Finding } from './anomaly.ts'
import type { Division, SetAsideReason } from './belonging.ts'
import { canonical } from './canonical.ts'
import type { FoldState } from './fold-state.ts'
import type { AsOf, Observation } from './observation.ts'
import { compare } from './order.ts'
import type { PaymentIntent } from './payment-intent.ts'

/** Evidence that does not belong to a payment, and why. */
export interface SetAside {
  readonly reason: SetAsideReason
  readonly asOf: AsOf
  readonly via: Observation['via']
  /** Provider, mode and id of the account it came from. */
  readonly account: string
  readonly reference?: string
  readonly paymentId?: string
  /** The evidence itself, where later evidence may still make it belong. */
  readonly observation?: Observation
}

/** How many are kept: the first of those that never belong, the last of those that still may. */
const MOST_REFUSED = 8
const MOST_WAITING = 16

/** What a record keeps of evidence that was set aside. */
export interface KeptAside {
  readonly setAside: readonly SetAside[]
  /** Evidence that might still have belonged was dropped for lack of room. */
  readonly hasLost: boolean
}

/** Keeps what may still belong in full, and each name of the rest once. */
export function keepAside(
  intent: PaymentIntent,
  division: Division['setAside'],
  refused: readonly SetAside[],
): KeptAside {
  const waiting = division.filter(({ reason }) => mayStillBelong(reason, intent))
  const others = division.filter(({ reason }) => !mayStillBelong(reason, intent))
  const never = new Map<string, SetAside>()
  for (const entry of [...refused, ...others.map((one) => named(one))].toSorted(inOrder)) {
    const { reason, account, reference = '', paymentId = '' } = entry
    const key = JSON.stringify([reason, account, reference, paymentId])
    if (!never.has(key)) never.set(key, entry)
  }
  const kept = waiting.slice(-MOST_WAITING)
  return {
    setAside: [
      ...[...never.values()].slice(0, MOST_REFUSED),
      ...kept.map((one) => ({ ...named(one), observation: one.piece })),
    ],
    hasLost: kept.length < waiting.length,
  }
}

/** What was set aside and may still belong. */
export function waitingIn(setAside: readonly SetAside[]): readonly Observation[] {
  return setAside.flatMap(({ observation }) => observation ?? []).toSorted(compare)
}

/** What was set aside permanently. */
export function refusedIn(setAside: readonly SetAside[]): readonly SetAside[] {
  return setAside.filter(({ observation }) => observation === undefined)
}

function inOrder(one: SetAside, other: SetAside): number {
  if (one.asOf.received !== other.asOf.received) return one.asOf.received - other.asOf.received
  const [first, second] = [canonical(one), canonical(other)]
  return first < second ? -1 : Number(first > second)
}

/** A payment of ours has its reference from the beginning; the name of one that others created may still be learned. */
export function mayStillBelong(reason: SetAsideReason, { reference }: PaymentIntent): boolean {
  if (reason === 'unconfirmed_id') return true
  return reason === 'other_payment' && reference === undefined
}

function named({ piece, reason }: Division['setAside'][number]): SetAside {
  const { asOf, via, account, reference, paymentId } = piece
  return {
    reason,
    asOf,
    via,
    account: accountText(account),
    ...(reference !== undefined && { reference }),
    ...(paymentId !== undefined && { paymentId }),
  }
}

function accountText({ provider, mode, id }: Observation['account']): string {
  return `${provider}/${mode}/${id}`
}

/** Evidence that matches one name of the payment and contradicts the other. */
export function findMismatches(
  { reference, ids }: FoldState,
  setAside: readonly SetAside[],
): readonly { readonly finding: Finding; readonly received: number }[] {
  return setAside
    .filter((entry) =>
      entry.reason === 'other_account'
        ? reference !== undefined && entry.reference === reference
        : entry.reason === 'other_payment' && ids.includes(entry.paymentId ?? ''),
    )
    .map(({ account, paymentId, asOf }) => ({
      finding: {
        code: 'mismatch',
        subject: { type: 'evidence', account, ...(paymentId !== undefined && { paymentId }) },
      },
      received: asOf.received,
    }))
}
