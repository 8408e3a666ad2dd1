import type { Instant } from '@paystate/core'

/** One line of what happened to a payment, for people. */
export interface StoryLine {
  readonly at: Instant
  readonly by: 'shop' | 'provider' | 'payer'
  readonly tone: 'plain' | 'good' | 'doubt' | 'bad'
  readonly text: string
}

/** A payer who presses buttons for hours must not make a page grow forever. */
const LONGEST = 200

/** The lines in the order of time, the newest of them if there are too many. */
export function inOrder(lines: readonly StoryLine[]): readonly StoryLine[] {
  return lines.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)).slice(-LONGEST)
}
