import type { Attempt, OperationScope, Transport } from '@paystate/adapter-kit'
import type { Clock, PaymentReading, Prepared, ProviderTime } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import type { ClientCall, MollieClient } from './client.ts'

/** What every operation needs. */
export interface Context extends OperationScope {
  readonly settings: Settings
  readonly clock: Clock
  /** Sends prepared bytes once, through their method of the client. Never rejects. */
  readonly write: (prepared: Prepared, call: ClientCall) => Promise<Attempt>
  /** Sends a read once, as the client's method builds it. Never rejects. */
  readonly get: (request: GetRequest, call: ClientCall) => Promise<Attempt>
  /** Reads a payment. @throws {PaymentError} */
  readonly readPayment: (payment: PaymentToRead) => Promise<PaymentReading>
  /** The provider's time at a moment of the monotonic clock; undefined before a response showed it. */
  readonly providerTimeAt: Transport['providerTimeAt']
  /** Begins another operation, with its own total time. */
  readonly begin: () => Context
  /** Of webhook subscriptions. */
  readonly webhookSecrets: readonly string[]
  /** Mollie's own client, on the same connection. */
  readonly native: MollieClient
}

/** Names a read for observers and errors. */
export interface GetRequest {
  /** E.g. `get_payment`. */
  readonly operation: string
  /** The requested id or reference. */
  readonly subject?: string | undefined
  readonly of?: ReadOf | undefined
}

/** A read of which only the id differs from others of its form: the client builds one of them for all. */
export interface ReadOf {
  /** Identifies the request apart from its id. */
  readonly form: string
  readonly id: string
}

/** By its id, or by our reference alone, which takes a search. */
export interface PaymentToRead {
  readonly id?: string | undefined
  /** Our reference, where it is known: the payment itself must carry it. */
  readonly reference?: string | undefined
  /** Requests the QR code at once; a missing one is requested in any case. */
  readonly withQrCode?: boolean | undefined
}

/** The provider's time now; undefined before a response showed it. */
export function providerNow({ clock, providerTimeAt }: Context): ProviderTime | undefined {
  return providerTimeAt(clock.monotonic())
}

/** Reads the payment that a write is about; undefined where that fails. */
export async function readFresh(
  { readPayment }: Context,
  payment: PaymentToRead,
): Promise<PaymentReading | undefined> {
  try {
    return await readPayment(payment)
  } catch {
    return undefined // the outcome of the write is known without it, or stays unknown
  }
}
