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

/** However it is spelled: the documentation only has the names of the methods, and both `APPLEPAY` and `APPLE_PAY` are one. */
export function isTwoStepMethod(type: string | undefined): boolean {
  return type !== undefined && TWO_STEPS.has(plain(type))
}

function plain(type: string): string {
  return asWord(type).replaceAll(/[\s_-]/g, '')
}

const TWO_STEPS: ReadonlySet<string> = new Set(TWO_STEP_METHODS.map(plain))
