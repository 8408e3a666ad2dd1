import { type Money, type Observation, type PaymentReading, projectPayment } from '@paystate/core'

/** What was requested, where the response does not carry it. */
export interface Asked {
  /** Our reference, where we know it and the response does not. */
  readonly reference?: string | undefined
  readonly requested?: Money | undefined
}

/** The payment as this response alone shows it, with the observation to apply to a record. */
export function readingOf(observation: Observation, asked: Asked = {}): PaymentReading {
  const { reference, requested } = asked
  const intent = {
    account: observation.account,
    ...(reference !== undefined && { reference }),
    ...(requested && { requested }),
  }
  return { payment: projectPayment(intent, [observation]).payment, observation }
}
