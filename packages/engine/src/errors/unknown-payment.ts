import { EngineError } from './engine-error.ts'

/** The error for an id that no payment has. */
export function unknownPayment(id: string): EngineError {
  return new EngineError('unknown_id', {
    subject: id,
    what: 'The payment does not exist.',
    advice:
      "Pass the id that `pay` returned as payment.id, to the database that it was stored in. `find` takes an order, a reference or a provider's id.",
  })
}
