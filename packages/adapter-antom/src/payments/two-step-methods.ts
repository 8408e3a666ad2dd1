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

/** In any spelling, such as `APPLEPAY` or `APPLE_PAY`: the documentation only names the methods. */
export function isTwoStepMethod(type: string | undefined): boolean {
  return type !== undefined && TWO_STEPS.has(withoutSeparators(type))
}

function withoutSeparators(type: string): string {
  return asWord(type).replaceAll(/[\s_-]/g, '')
}

const TWO_STEPS: ReadonlySet<string> = new Set(TWO_STEP_METHODS.map(withoutSeparators))
