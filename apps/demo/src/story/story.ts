import type { Instant } from '@paystate/core'

/** One line of what happened to a payment, for people. */
export interface StoryLine {
  readonly at: Instant
  readonly by: 'shop' | 'provider' | 'payer'
  readonly tone: 'plain' | 'good' | 'doubt' | 'bad'
  readonly text: string
}

/** A payer who presses buttons for hours must not make a row grow forever. */
const LONGEST = 200

/** The story with one more line. */
export function tell(story: readonly StoryLine[], line: StoryLine): readonly StoryLine[] {
  return [...story, line].slice(-LONGEST)
}
