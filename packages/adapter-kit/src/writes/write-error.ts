import { ERROR_TABLE, type OperationKind, PaymentError, type Prepared } from '@paystate/core'
import type { UnclearReading } from './write-reading.ts'

/** What a response, or its absence, says besides the outcome. */
export type Reason = Omit<UnclearReading, 'says'>

interface Judged {
  readonly reading: Reason
  readonly outcome: 'not_applied' | 'unknown'
}

/** Where the code alone would say too much or too little. */
const MONEY: Readonly<Record<Judged['outcome'], string>> = {
  not_applied: 'It provably did nothing, so no money has moved.',
  unknown: 'Whether it happened is not known: do not repeat it under a new reference.',
}

const ADVICE: Readonly<Record<Judged['outcome'], string>> = {
  not_applied: 'It may be attempted again as `next` says.',
  unknown: 'Resolve it with recover(), which repeats it safely or looks it up.',
}

/** The error of an outcome; its sentence about the money follows from the proof. */
export function errorOf<K extends OperationKind>(
  { kind, reference, account }: Prepared<K>,
  { reading, outcome }: Judged,
): PaymentError {
  const isUsual = ERROR_TABLE[reading.error].outcome === outcome
  return new PaymentError(reading.error, {
    what: reading.what,
    provider: account.provider,
    operation: kind,
    reference,
    providerCode: reading.code,
    httpStatus: reading.httpStatus,
    retryAfter: reading.retryAfter,
    money: isUsual ? undefined : MONEY[outcome],
    advice: reading.advice ?? (isUsual ? undefined : ADVICE[outcome]),
  })
}
