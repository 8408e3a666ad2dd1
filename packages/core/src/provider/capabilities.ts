import type { AbsenceRule } from '../outcomes/absence.ts'
import type { OperationKind } from '../outcomes/operation-kind.ts'
import type { ReplayWindow } from '../outcomes/prepared.ts'

/**
 * What a provider can do, as data: the capability page, the refusal before sending and the skipped claims
 * of the conformance kit all read this.
 */
export interface Capabilities {
  readonly provider: string
  readonly create: {
    readonly capture: readonly ('automatic' | 'manual')[]
    readonly expiresAt: 'supported' | 'not_supported'
    readonly replayWindow: ReplayWindow
    readonly lookup: 'reference' | 'scan' | 'none'
    /** A create to which the window does not apply, such as one of a hosted page. */
    readonly neverRepeated?: NeverRepeated | undefined
  }
  readonly capture: WriteCapability & {
    readonly multiple: Support
    /** Whether part of the authorized money can be captured. */
    readonly partial: Support
    /** Whether the provider learns that a capture is the last one: nothing can be captured after it. */
    readonly final: 'supported' | 'not_supported'
  }
  readonly cancel: WriteCapability & {
    /** What happens to a payment that was already paid: the money is returned, or the cancel is refused. */
    readonly whenPaid: 'reverses' | 'refused'
    /** Whether a payment can be canceled whose id is not known. */
    readonly byReference: boolean
    readonly window?: string
  }
  readonly refund: WriteCapability & {
    readonly partial: Support
    /** How far apart two refunds of the same amount on one payment must be, in milliseconds. */
    readonly equalAmountsApartMs?: number
    readonly window?: string
  }
  readonly cancelRefund: WriteCapability
  readonly listChanges: 'supported' | 'not_supported'
  readonly webhooks: {
    readonly authenticity: 'signed' | 'unsigned'
    readonly silentStatuses: readonly string[]
    /** The headers that verification reads, in lower case: the only ones that must be kept. */
    readonly headers: readonly string[]
  }
  /** What happens to money that arrives for a canceled payment: the provider returns it, or we keep it. */
  readonly lateMoney: 'returned' | 'kept'
  readonly absence: AbsenceRule
  readonly currencies: Readonly<Record<string, CurrencyCapability>>
}

/** `by_method`: it depends on the payment method; the provider says so when asked. */
export type Support = 'supported' | 'not_supported' | 'by_method'

/** A create that would be a second payment if it were repeated: its outcome is found by lookups alone. */
export interface NeverRepeated {
  /** Which creates these are. */
  readonly when: string
  /** From when on lookups may prove one absent, and which ones. */
  readonly absentAfter: string
}

/** Whether a write is supported, how long its key lives, and how it is looked up. */
export type WriteCapability =
  | {
      readonly support: 'supported' | 'by_method'
      readonly replayWindow: ReplayWindow
      readonly lookup: 'reference' | 'scan' | 'none'
    }
  | { readonly support: 'not_supported'; readonly why: string }

/** Every field of the capabilities by its path, e.g. `capture.partial`: what shows them shows each of them. */
export type CapabilityPath = {
  [Group in keyof Capabilities]: Capabilities[Group] extends string | Grouped
    ? Group
    : `${Group}.${FieldOf<Capabilities[Group]>}`
}[keyof Capabilities]

/** What is shown as a whole. */
type Grouped = AbsenceRule | Capabilities['currencies']

type FieldOf<Part> = Part extends unknown ? keyof Part & string : never

/** How amounts of one currency are counted at a provider. */
export interface CurrencyCapability {
  /** Decimals of this currency at this provider. */
  readonly exponent: number
  /** Minor units must be a multiple of this. Default: 1. */
  readonly multipleOf?: number
}

/** What a provider can do with one kind of write. */
export function capabilityOf(
  { create, capture, cancel, refund, cancelRefund }: Capabilities,
  kind: OperationKind,
): Capabilities['create'] | WriteCapability {
  switch (kind) {
    case 'create_payment':
      return create
    case 'capture_payment':
      return capture
    case 'cancel_payment':
      return cancel
    case 'refund_payment':
      return refund
    case 'cancel_refund':
      return cancelRefund
  }
}

/** How a write of this kind is looked up; `none` also where the provider does not support it. */
export function lookupOf(
  capabilities: Capabilities,
  kind: OperationKind,
): 'reference' | 'scan' | 'none' {
  const write = capabilityOf(capabilities, kind)
  return 'lookup' in write ? write.lookup : 'none'
}
