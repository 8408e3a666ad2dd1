import { asWord } from '../wire/lenient.ts'

/**
 * Method types that authorize first and capture later, also where the capture is automatic.
 * Assumed: two_step_names.
 */
export const TWO_STEP_METHODS: readonly string[] = [
  'CARD',
  'PAYPAL',
  'APPLEPAY',
  'GOOGLEPAY',
  'PAYBYBANK',
  'PAY_BY_BANK',
]

export function isTwoStepMethod(type: string | undefined): boolean {
  return type !== undefined && TWO_STEP_METHODS.includes(asWord(type))
}
