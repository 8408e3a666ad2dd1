import { createHash } from 'node:crypto'
import { STYLE } from './style.ts'

/** Where the style sheet is, below the console. It changes with the sheet, so that it can be kept for a year. */
export const STYLE_PATH: string = `/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`
