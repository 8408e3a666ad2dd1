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

/** The issues of an input, and what is valid but not supported by the provider. */
export interface Objections {
  readonly issues: readonly Issue[]
  readonly notSupported?: readonly Issue[]
}

/** A fully checked operation, or its issues. */
export interface Checkup<K extends OperationKind> extends Objections {
  readonly kind: K
  readonly account: Account
  /** Unchecked: it may be part of what is wrong. */
  readonly reference: unknown
  readonly make: () => Ready<K> | undefined
}

/** The parts of a prepared write, once its input is valid. */
export interface Ready<K extends OperationKind> {
  /** The checked input. */
  readonly input: OperationInput[K]
  readonly request: PreparedRequest
  readonly replayWindow: ReplayWindow
  readonly mayAppearUntil?: MayAppearUntil | undefined
  /** It holds a token that the payer can be charged with again. */
  readonly holdsToken?: boolean | undefined
}

/** Makes the request for valid input, else the refusal with every issue at once. */
export function preparationOf<K extends OperationKind>(checkup: Checkup<K>): Preparation<K> {
  const { kind, account, issues, notSupported = [] } = checkup
  const reference = typeof checkup.reference === 'string' ? checkup.reference : ''
  const all = onePerPath([...issues, ...notSupported])
  const ready = all.length === 0 ? writtenBy(checkup) : undefined
  if (ready) {
    const { input, request, replayWindow, mayAppearUntil, holdsToken } = ready
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
      ...(holdsToken && { holdsToken }),
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
  message: 'contains a value that JSON cannot represent, such as a cycle or a BigInt',
}

/** The bytes; undefined for input that JSON cannot represent. */
function writtenBy<K extends OperationKind>({ make }: Checkup<K>): Ready<K> | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** The general rules and those of this provider may both object to a field: one issue is enough. */
function onePerPath(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(
    ({ path }, index) => issues.findIndex((issue) => issue.path === path) === index,
  )
}
