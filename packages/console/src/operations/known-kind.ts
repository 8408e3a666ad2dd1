import type { SealedResult, TrackedOperation } from '@paystate/engine'

/** How far an operation has come, also where its details are sealed with a key that is missing. */
export function knownKind(result: TrackedOperation['result']): SealedResult['state'] {
  return result.kind === 'sealed' ? result.state : result.kind
}
