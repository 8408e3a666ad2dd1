import type { Account, Instant, Observation, PaymentReport } from '@paystate/core'
import type { Provenance } from '../http/provenance.ts'
import { fromMollie } from '../money/amount.ts'
import { readFailure } from '../result-codes/read-failure.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { readNames } from '../wire/payment-name.ts'
import type { OurNames } from '../wire/reserved-metadata.ts'
import { readAllowed } from './read-allowed.ts'
import { readAmounts } from './read-amounts.ts'
import { readMethod } from './read-method.ts'
import { type PaymentParts, readParts } from './read-parts.ts'
import { readStatus } from './read-status.ts'
import { readTimes } from './read-times.ts'

/** Reads a payment, with what is embedded in it, as one observation. It never throws. */
export function readPayment(reply: PaymentReply, provenance: Provenance): Observation {
  const parts = readParts(reply)
  const names = readNames(reply)
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

/** A payment of the other mode must not pass as one of this account: core refuses it by this. */
function accountOf({ mode }: PaymentReply, account: Account): Account {
  return mode === 'live' || mode === 'test' ? { ...account, mode } : account
}
