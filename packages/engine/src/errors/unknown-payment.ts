import { EngineError } from './engine-error.ts'

/** The error for an id that no payment has. */
export function unknownPayment(id: string): EngineError {
  return new EngineError('unknown_id', { subject: id, what: 'The payment does not exist.' })
}
