import type { OperationResult, TrackedOperation } from '@paystate/engine'
import type { Tone } from '../html/badge.ts'

const NAMES = {
  create: 'Payment',
  capture: 'Capture',
  cancel: 'Cancel',
  refund: 'Refund',
  cancel_refund: 'Cancel of a refund',
} as const satisfies Record<TrackedOperation['kind'], string>

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
export function resultWords(result: OperationResult): ResultWords {
  switch (result.kind) {
    case 'applied':
      return { word: 'applied', tone: 'good', meaning: 'The provider applied it.' }
    case 'waiting':
      return {
        word: 'waiting',
        tone: 'calm',
        meaning:
          'It is stored and its amount is reserved. It has not been sent yet; paystate sends it automatically.',
      }
    case 'unknown':
      return {
        word: 'unknown',
        tone: 'doubt',
        meaning:
          'It may have happened: no usable response arrived. paystate keeps checking; do not request it again.',
      }
    case 'not_applied':
      return { word: 'not applied', tone: 'bad', meaning: result.error.message }
  }
}
