import { mayBeSameAccount } from '../payments/account.ts'
import type { Observation } from './observation.ts'
import { isPushed } from './order.ts'
import type { PaymentIntent } from './payment-intent.ts'

/** Why a piece of evidence does not belong to a payment. */
export type SetAsideReason =
  /** It comes from another provider or account, or from the other mode. */
  | 'other_account'
  /** It carries another reference than ours. */
  | 'other_payment'
  /** It carries an id only, and nothing with our reference has confirmed yet that the id is ours. */
  | 'unconfirmed_id'
  /** It was pushed and names no payment. */
  | 'unnamed'
  /** Its position in the order cannot be read. */
  | 'unreadable'

/** What is known of a payment's names without its evidence. */
export interface KnownNames {
  readonly reference?: string | undefined
  readonly ids: readonly string[]
}

/** Evidence of a payment, and what does not belong to it. */
export interface Division {
  readonly belonging: readonly Observation[]
  readonly setAside: readonly { readonly piece: Observation; readonly reason: SetAsideReason }[]
}

/**
 * Decides which evidence belongs to a payment, over all of it: no piece is judged by which others happened to
 * arrive first.
 *
 * What carries our reference belongs, and confirms its ids. What carries only an id belongs when the id is
 * confirmed. What names nothing belongs to the payment it was passed for, unless it was pushed. A payment that
 * others created has the reference or the id of its first piece.
 *
 * @param evidence In its order.
 */
export function divide(
  intent: PaymentIntent,
  evidence: readonly Observation[],
  known: KnownNames = { ids: [] },
): Division {
  const near = evidence.filter((piece) => isOfAccount(intent, piece))
  const ours = namesOf(intent, near, known)
  const belonging: Observation[] = []
  const setAside: { piece: Observation; reason: SetAsideReason }[] = []
  for (const piece of evidence) {
    const reason = isOfAccount(intent, piece) ? reasonAgainst(piece, ours) : 'other_account'
    if (reason === undefined) belonging.push(piece)
    else setAside.push({ piece, reason })
  }
  return { belonging, setAside }
}

function isOfAccount({ account }: PaymentIntent, piece: Observation): boolean {
  return mayBeSameAccount(account, piece.account)
}

interface Names {
  readonly reference: string | undefined
  readonly ids: ReadonlySet<string>
}

function namesOf(intent: PaymentIntent, near: readonly Observation[], known: KnownNames): Names {
  const reference = intent.reference ?? known.reference ?? learnReference(intent, near)
  const ids = new Set(known.ids)
  if (intent.id !== undefined) ids.add(intent.id)
  if (reference === undefined && ids.size === 0) {
    const first = near.find(({ paymentId }) => paymentId !== undefined)
    if (first?.paymentId !== undefined) ids.add(first.paymentId)
  }
  return { reference, ids: confirm(ids, near, reference) }
}

/** A payment that others created has the reference of its first piece that carries one. */
function learnReference({ id }: PaymentIntent, near: readonly Observation[]): string | undefined {
  return near.find(
    ({ reference, paymentId }) => reference !== undefined && (id === undefined || paymentId === id),
  )?.reference
}

/** Each piece that belongs confirms its ids, which makes others belong; repeated until nothing is added. */
function confirm(
  ids: Set<string>,
  near: readonly Observation[],
  reference: string | undefined,
): ReadonlySet<string> {
  let waiting = near
  let before: number
  do {
    before = ids.size
    const open: Observation[] = []
    for (const piece of waiting) {
      if (reasonAgainst(piece, { reference, ids }) === undefined) addIds(ids, piece)
      else open.push(piece)
    }
    waiting = open
  } while (ids.size > before)
  return ids
}

function addIds(ids: Set<string>, { paymentId, attempts = [] }: Observation): void {
  if (paymentId !== undefined) ids.add(paymentId)
  for (const { id } of attempts) ids.add(id)
}

function reasonAgainst(piece: Observation, ours: Names): SetAsideReason | undefined {
  const { paymentId } = piece
  const reference = piece.reference ?? piece.respondsTo?.reference
  if (reference !== undefined && ours.reference !== undefined) {
    return reference === ours.reference ? undefined : 'other_payment'
  }
  if (paymentId !== undefined) return ours.ids.has(paymentId) ? undefined : 'unconfirmed_id'
  if (reference !== undefined) return 'other_payment'
  return isPushed(piece) ? 'unnamed' : undefined
}

/** The ids of the payment, for when the evidence that confirmed them is gone. */
export function idsIn(known: readonly string[], piece: Observation): readonly string[] {
  const ids = new Set(known)
  addIds(ids, piece)
  return ids.size === known.length ? known : [...ids]
}
