import { ANTOM } from './antom.ts'
import { CAPABILITIES } from './capabilities.ts'
import { ERRORS } from './errors.ts'
import { MOLLIE } from './mollie.ts'
import { ENGINE_OPTIONS } from './options.ts'
import type { Page } from './page.ts'

/** Every generated page of the documentation. */
export const PAGES: readonly Page[] = [CAPABILITIES, ENGINE_OPTIONS, ERRORS, ANTOM, MOLLIE]
