import type {
  Account,
  Issue,
  MayAppearUntil,
  OperationInput,
  OperationKind,
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

/** The parts of a prepared write, once nothing is wrong with its input. */
export interface Ready<K extends OperationKind> {
  /** As it was checked. */
  readonly input: OperationInput[K]
  readonly request: PreparedRequest
  readonly replayWindow: ReplayWindow
  readonly mayAppearUntil?: MayAppearUntil | undefined
}

/** Makes the request where nothing is wrong, else the refusal that lists everything at once. */
export function preparationOf<K extends OperationKind>(checkup: Checkup<K>): Preparation<K> {
  const { kind, account, issues, notSupported = [] } = checkup
  const reference = typeof checkup.reference === 'string' ? checkup.reference : ''
  const all = onePerPath([...issues, ...notSupported])
  const ready = all.length === 0 ? writtenBy(checkup) : undefined
  if (ready) {
    const { input, request, replayWindow, mayAppearUntil } = ready
    return {
      version: 1,
      state: 'prepared',
      kind,
      reference,
      account,
      input,
      request,
      replayWindow,
      ...(mayAppearUntil && { mayAppearUntil }),
    }
  }
  const isUnwritable = all.length === 0
  const reason = issues.length > 0 || isUnwritable ? 'invalid_request' : 'not_supported'
  return {
    state: 'refused',
    kind,
    reference,
    account,
    reason,
    issues: isUnwritable ? [UNWRITABLE] : all,
  }
}

const UNWRITABLE: Issue = {
  path: '',
  message: 'holds something that cannot be written as JSON, such as a circle or a BigInt',
}

/** The bytes; undefined for an input that no JSON can be made of. */
function writtenBy<K extends OperationKind>({ make }: Checkup<K>): Ready<K> | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** The rules of all providers and those of this one may object to the same field: one of them will do. */
function onePerPath(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(
    ({ path }, index) => issues.findIndex((issue) => issue.path === path) === index,
  )
}
