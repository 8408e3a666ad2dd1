import type { TrackedOperation } from '@paystate/engine'
import { spaced, type Tone } from '../html/badge.ts'

const NAMES = {
  create: 'Payment',
  capture: 'Capture',
  cancel: 'Cancel',
  refund: 'Refund',
  cancel_refund: 'Cancel of a refund',
} as const

const BY_KIND: ReadonlyMap<string, string> = new Map(Object.entries(NAMES))

/** What an operation is called, such as `Refund`; one of another version by its own name. */
export function operationName(kind: string): string {
  return BY_KIND.get(kind) ?? kind
}

interface ResultWords {
  readonly word: string
  readonly tone: Tone
  readonly meaning: string
}

/** What is known of an operation, in a word and in a sentence. */
export function resultWords(result: TrackedOperation['result']): ResultWords {
  switch (result.kind) {
    case 'applied':
      return { word: 'applied', tone: 'good', meaning: 'The provider applied it.' }
    case 'waiting':
      return {
        word: 'waiting',
        tone: 'calm',
        meaning:
          'It is stored and reserved, and has not been sent yet. paystate sends it automatically.',
      }
    case 'unknown':
      return {
        word: 'unknown',
        tone: 'doubt',
        meaning:
          'It may have happened: its response was lost. paystate keeps looking it up; do not request it again.',
      }
    case 'not_applied':
      return { word: 'not applied', tone: 'bad', meaning: result.error.message }
    case 'sealed':
      return { word: spaced(result.state), tone: 'doubt', meaning: result.why }
    case 'other_version':
      return {
        word: result.state,
        tone: 'calm',
        meaning: 'A newer version of paystate stored it, and goes on with it.',
      }
  }
}
