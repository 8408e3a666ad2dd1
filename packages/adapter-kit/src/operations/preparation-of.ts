import type {
  Account,
  Issue,
  Money,
  OperationKind,
  OperationTarget,
  Preparation,
  PreparedRequest,
  ReplayWindow,
} from '@paystate/core'

/** What is wrong with an input, and what is right but beyond the provider. */
export interface Objections {
  readonly issues: readonly Issue[]
  readonly notSupported?: readonly Issue[]
}

/** An operation of which everything was checked, or what is wrong with it. */
export interface Checkup<K extends OperationKind> extends Objections {
  readonly kind: K
  readonly account: Account
  /** As it was given: it may be part of what is wrong. */
  readonly reference: unknown
  readonly make: () => Ready<K> | undefined
}

export interface Ready<K extends OperationKind> {
  readonly request: PreparedRequest
  readonly replay: ReplayWindow
  readonly target: OperationTarget[K]
  readonly amount?: Money
}

/** Makes the request where nothing is wrong, else the refusal that lists everything at once. */
export function preparationOf<K extends OperationKind>(checkup: Checkup<K>): Preparation<K> {
  const { kind, account, issues, notSupported = [] } = checkup
  const reference = typeof checkup.reference === 'string' ? checkup.reference : ''
  const all = onePerPath([...issues, ...notSupported])
  const ready = all.length === 0 ? checkup.make() : undefined
  if (ready) return { state: 'prepared', kind, reference, account, ...ready }
  const reason = issues.length > 0 ? 'invalid_request' : 'not_supported'
  return { state: 'refused', kind, reference, account, reason, issues: all }
}

/** The rules of all providers and those of this one may object to the same field: one of them will do. */
function onePerPath(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(
    ({ path }, index) => issues.findIndex((issue) => issue.path === path) === index,
  )
}
