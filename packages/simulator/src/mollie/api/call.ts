import type { Access } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { Body } from '../parameters/body.ts'

/** A request that was authenticated and whose parameters are known. */
export interface Call {
  readonly access: Access
  /** The ids in the path, in order. */
  readonly ids: readonly string[]
  readonly query: URLSearchParams
  readonly body: Body
  /** The Idempotency-Key. */
  readonly reference: string | undefined
}

export interface Reply {
  readonly status: number
  /** Left out: an answer without a body. */
  readonly body?: unknown
}

/** One operation of the API; throws a `Refusal` for everything that it does not do. */
export type Operation = (account: Account, call: Call) => Reply
