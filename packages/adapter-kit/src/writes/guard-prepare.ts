import type { Account, Issue, OperationKind, Preparation } from '@paystate/core'
import { preparationOf } from './preparation-of.ts'

interface Preparing<K extends OperationKind> {
  readonly kind: K
  readonly account: Account
  readonly input: unknown
  readonly prepare: () => Preparation<K>
}

/** Prepares a write; an input that cannot even be read is refused like any other invalid one. */
export function guardPrepare<K extends OperationKind>(given: Preparing<K>): Preparation<K> {
  try {
    return given.prepare()
  } catch {
    const { kind, account, input } = given
    const reference = referenceOf(input)
    return preparationOf({ kind, account, reference, issues: [UNREADABLE], make: () => undefined })
  }
}

const UNREADABLE: Issue = {
  path: '',
  message: 'cannot be read: one of its properties throws, or it is nested too deep',
}

function referenceOf(input: unknown): unknown {
  try {
    return typeof input === 'object' && input !== null ? Reflect.get(input, 'reference') : undefined
  } catch {
    return undefined
  }
}
