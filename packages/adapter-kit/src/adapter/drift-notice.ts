import type { MappingDriftEvent, Observation, ProviderStatus } from '@paystate/core'

/** Reports statuses that an adapter's tables lack to the observer, each once per adapter. */
export type DriftNotice = (observation: Observation) => void

interface Noticed {
  readonly provider: string
  readonly tables: string
  readonly observe: ((event: MappingDriftEvent) => unknown) | undefined
}

/** Bounds the memory for a provider that keeps sending new words. */
const MOST_WORDS = 100

/** Letters, digits and what joins them: a status, and no text that somebody wrote. */
const WORD = /^[\w.:-]{1,64}$/

/** Makes the notice of one adapter. An observer that throws, or rejects later, changes nothing. */
export function createDriftNotice({ provider, tables, observe }: Noticed): DriftNotice {
  const noticed = new Set<string>()
  return (observation) => {
    if (!observe) return
    for (const { part, word } of unrecognizedIn(observation)) {
      const key = `${part} ${word}`
      if (noticed.has(key) || noticed.size >= MOST_WORDS) continue
      noticed.add(key)
      try {
        const event = {
          type: 'mapping.drift',
          provider,
          part,
          providerStatus: word,
          tables,
        } as const
        Promise.resolve(observe(event)).catch(() => undefined)
      } catch {
        // An observer must not affect an outcome.
      }
    }
  }
}

interface Unrecognized {
  readonly part: MappingDriftEvent['part']
  readonly word: string
}

function unrecognizedIn({
  payment,
  refunds = [],
  captures = [],
}: Observation): readonly Unrecognized[] {
  return [
    ...wordsOf('payment', payment ? [payment] : []),
    ...wordsOf('refund', refunds),
    ...wordsOf('capture', captures),
  ]
}

function wordsOf(
  part: Unrecognized['part'],
  reported: readonly { readonly providerStatus?: ProviderStatus }[],
): readonly Unrecognized[] {
  return reported.flatMap(({ providerStatus }) => {
    if (!providerStatus || providerStatus.recognized) return []
    const { value } = providerStatus
    return { part, word: WORD.test(value) ? value : 'not a word' }
  })
}
