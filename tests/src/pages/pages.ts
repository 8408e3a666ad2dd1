import type { Page } from './page.ts'

/** Every generated page of the documentation. */
export const PAGES: readonly Page[] = []
