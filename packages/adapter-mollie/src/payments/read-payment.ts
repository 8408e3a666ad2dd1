import type {
  Account,
  AsOf,
  Instant,
  Observation,
  PaymentReport,
  ProviderTime,
} from '@paystate/core'
import { fromMollie } from '../money/amount.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { OurNames } from '../wire/reserved-metadata.ts'
import { readAllowed } from './read-allowed.ts'
import { readAmounts } from './read-amounts.ts'
import { readFailure } from './read-failure.ts'
import { readMethod } from './read-method.ts'
import { type PaymentParts, readParts } from './read-parts.ts'
import { readReferences } from './read-references.ts'
import { readStatus } from './read-status.ts'
import { readTimes } from './read-times.ts'

/** When and how an answer came, and who asked. */
export interface Provenance {
  readonly account: Account
  readonly asOf: AsOf
  readonly at: Instant
  readonly via: 'response' | 'read'
  /** When it was there by the provider's clock. */
  readonly providerTime?: ProviderTime
}

/** Reads a payment, with what is embedded in it, as one observation. Total: it throws for nothing. */
export function readPayment(reply: PaymentReply, provenance: Provenance): Observation {
  const parts = readParts(reply)
  const names = readReferences(reply)
  return {
    ...provenance,
    account: accountOf(reply, provenance.account),
    ...(names && { reference: names.reference }),
    paymentId: reply.id,
    payment: readReport(reply, { parts, names, at: provenance.at }),
    ...parts,
  }
}

interface Reported {
  readonly parts: PaymentParts
  readonly names: OurNames | undefined
  readonly at: Instant
}

function readReport(reply: PaymentReply, { parts, names, at }: Reported): PaymentReport {
  const reading = readStatus(reply)
  const currency = fromMollie(reply.amount)?.currency
  const orderReference = names?.orderReference
  const method = readMethod(reply)
  return {
    status: reading.status,
    providerStatus: reading.providerStatus,
    ...(currency !== undefined && { currency }),
    amounts: readAmounts(reply, { ...reading, parts }),
    nextAction: reading.nextAction,
    ...(reading.status === 'failed' && { failure: readFailure(reply) }),
    allowed: readAllowed(reply, reading),
    times: readTimes(reply, at),
    ...(orderReference !== undefined && { orderReference }),
    ...(method && { method }),
  }
}

/** A payment of the other mode must not pass for one of this account: core refuses it by this. */
function accountOf({ mode }: PaymentReply, account: Account): Account {
  return mode === 'live' || mode === 'test' ? { ...account, mode } : account
}
