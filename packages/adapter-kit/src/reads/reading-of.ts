import { type Money, type Observation, type PaymentReading, projectPayment } from '@paystate/core'

/** What was asked for, where the response does not carry it. */
export interface Asked {
  /** Our reference, when we know it better than the response. */
  readonly reference?: string | undefined
  readonly requested?: Money | undefined
}

/** The payment as one response alone shows it, with the observation for those who keep more. */
export function readingOf(observation: Observation, asked: Asked = {}): PaymentReading {
  const { reference, requested } = asked
  const intent = {
    account: observation.account,
    ...(reference !== undefined && { reference }),
    ...(requested && { requested }),
  }
  return { payment: projectPayment(intent, [observation]).payment, observation }
}
