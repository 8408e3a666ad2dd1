import type { Fault } from '../faults/fault.ts'

/** How a request ends on the wire: with a response, or with one of the ways to lose it. */
export type WireAnswer =
  | { kind: 'answer'; response: Response }
  /** The connection is reset: the caller sees ECONNRESET. */
  | { kind: 'reset' }
  /** The connection ends without an answer. */
  | { kind: 'drop' }
  /** Nothing ever comes. */
  | { kind: 'stall' }
  /** The head and the first half of the body, then the connection ends. */
  | { kind: 'truncate'; response: Response }
  /** The head and the first half of the body, then nothing more. */
  | { kind: 'stall_in_body'; response: Response }

/** One side of a provider that answers requests; a fetch function and a server are made from it. */
export interface Wire {
  /** Asked before a byte leaves: true means that the connection is refused. */
  refuses(request: Request): boolean | Promise<boolean>
  /** The fault that a request meets, told before it is answered. */
  faultOf?(request: Request): Fault | undefined | Promise<Fault | undefined>
  /** Must not throw: whatever a client sends gets an answer of the provider's own. */
  answer(request: Request): Promise<WireAnswer>
}

/** What a server puts on a port: a provider's API and its pages. */
export interface SimulatorSite {
  readonly wire: Wire
  /** Whether a path belongs to this provider: several of them share a port. */
  claims(pathname: string): boolean
  /** Tells where the site can be reached from now on, without a slash at the end. */
  moveTo(baseUrl: string): void
}
