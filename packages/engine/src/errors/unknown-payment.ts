import { EngineError } from './engine-error.ts'

/** Says that no payment has this id. */
export function unknownPayment(id: string): EngineError {
  return new EngineError('unknown_id', { subject: id, what: 'There is no such payment.' })
}
