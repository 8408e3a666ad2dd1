import { findChromium } from './find-chromium.ts'

/** Empty where there is a Chromium; else why a suite is skipped, to put behind its title. */
export const NO_CHROMIUM: string =
  findChromium() === undefined ? ' (skipped: no Chromium; set CHROME_PATH)' : ''
