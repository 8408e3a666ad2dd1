/** What happened to the money. */
export type LedgerEntryKind =
  | 'created'
  | 'authorized'
  | 'captured'
  | 'capture_failed'
  | 'refund_accepted'
  | 'refunded'
  | 'refund_failed'
  | 'refund_canceled'
  | 'reversed'
  | 'released'
  | 'charged_back'
  | 'chargeback_reversed'
  | 'canceled'
  | 'expired'
  | 'failed'

/** One fact, written when it became true at the provider, whatever was answered to the caller. */
export interface LedgerEntry {
  /** 1, 2, 3 … over the whole ledger. */
  readonly sequence: number
  /** Epoch milliseconds of the simulator's clock. */
  readonly at: number
  readonly paymentId: string
  /** What the caller named the operation by: an idempotency key or a request id. */
  readonly reference?: string | undefined
  readonly kind: LedgerEntryKind
  readonly amount: { readonly currency: string; readonly minorUnits: number }
  /** The refund, capture or chargeback. */
  readonly objectId?: string | undefined
}

/** What really happened to the money: entries are added, never changed. */
export interface Ledger {
  entries(paymentId?: string): readonly LedgerEntry[]
  /** Ids of the payments that were made under a reference. More than one is a double payment. */
  paymentsOf(reference: string): readonly string[]
  /** Refunds that were accepted and have neither failed nor been canceled. */
  refundsOf(paymentId: string): readonly LedgerEntry[]
  /** Minor units that were taken from the payer. */
  capturedOf(paymentId: string): number
  /** Minor units that were sent back by refunds. */
  refundedOf(paymentId: string): number
  /** Minor units of captured money that a cancel returned. */
  reversedOf(paymentId: string): number
  /** Minor units that a bank took back, less what was won back. */
  chargedBackOf(paymentId: string): number
}

/** The side that writes. */
export interface LedgerBook extends Ledger {
  write(entry: Omit<LedgerEntry, 'sequence'>): void
  /** Drops the entries of a payment that is no longer kept. */
  forget(paymentId: string): void
}

export function createLedger(): LedgerBook {
  const byPayment = new Map<string, LedgerEntry[]>()
  const byReference = new Map<string, string[]>()
  let sequence = 0

  const of = (paymentId: string): readonly LedgerEntry[] => byPayment.get(paymentId) ?? []

  const sum = (paymentId: string, ...kinds: LedgerEntryKind[]) =>
    of(paymentId)
      .filter((entry) => kinds.includes(entry.kind))
      .reduce((total, entry) => total + entry.amount.minorUnits, 0)

  return {
    write(entry) {
      sequence += 1
      addTo(byPayment, entry.paymentId, { ...entry, sequence })
      if (entry.kind === 'created' && entry.reference !== undefined) {
        addTo(byReference, entry.reference, entry.paymentId)
      }
    },
    forget(paymentId) {
      const created = of(paymentId).find(({ kind }) => kind === 'created')
      const { reference } = created ?? {}
      const kept = (byReference.get(reference ?? '') ?? []).filter((id) => id !== paymentId)
      if (reference !== undefined && kept.length > 0) byReference.set(reference, kept)
      else if (reference !== undefined) byReference.delete(reference)
      byPayment.delete(paymentId)
    },
    entries(paymentId) {
      if (paymentId !== undefined) return [...of(paymentId)]
      return [...byPayment.values()].flat().sort((one, other) => one.sequence - other.sequence)
    },
    paymentsOf: (reference) => [...(byReference.get(reference) ?? [])],
    refundsOf(paymentId) {
      const ended = of(paymentId)
        .filter(({ kind }) => kind === 'refund_failed' || kind === 'refund_canceled')
        .map(({ objectId }) => objectId)
      return of(paymentId).filter(
        ({ kind, objectId }) => kind === 'refund_accepted' && !ended.includes(objectId),
      )
    },
    capturedOf: (paymentId) => sum(paymentId, 'captured'),
    refundedOf: (paymentId) => sum(paymentId, 'refunded') - sentBackAfterAll(of(paymentId)),
    reversedOf: (paymentId) => sum(paymentId, 'reversed'),
    chargedBackOf: (paymentId) =>
      sum(paymentId, 'charged_back') - sum(paymentId, 'chargeback_reversed'),
  }
}

/** A refund can fail after it was sent: its money is with the merchant again. */
function sentBackAfterAll(entries: readonly LedgerEntry[]): number {
  const sent = new Set(entries.filter(({ kind }) => kind === 'refunded').map((e) => e.objectId))
  return entries
    .filter(({ kind, objectId }) => kind === 'refund_failed' && sent.has(objectId))
    .reduce((total, { amount }) => total + amount.minorUnits, 0)
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
