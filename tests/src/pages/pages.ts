import { ANTOM_ERRORS, ANTOM_WORDS } from './antom.ts'
import { CAPABILITIES } from './capabilities.ts'
import { MOLLIE_ERRORS, MOLLIE_WORDS } from './mollie.ts'
import type { Page } from './page.ts'

/** Every generated page of the documentation. */
export const PAGES: readonly Page[] = [
  CAPABILITIES,
  ANTOM_ERRORS,
  MOLLIE_ERRORS,
  ANTOM_WORDS,
  MOLLIE_WORDS,
]
