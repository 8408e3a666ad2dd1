import type { Clock } from '@paystate/core'
import type { Authorize } from '../access/person.ts'
import type { Audit } from '../audit/audit.ts'

/** What `createConsole` is given. */
export interface ConsoleOptions {
  /**
   * Says who uses it. Without this, only requests from the machine itself are served, in the name of `local`.
   */
  readonly authorize?: Authorize | undefined
  /** Where it is mounted, such as `/admin/payments`. Default: `/console`. */
  readonly basePath?: string | undefined
  /** Writes down each action, with who. Default: a line of JSON on standard output. */
  readonly audit?: Audit | undefined
  /**
   * Signs the console's forms: 32 characters or more, the same in all processes that serve it. Default: a random one,
   * so that a form is good only for the process that showed it.
   */
  readonly secret?: string | undefined
  /** How amounts and times are written. The text is English. Default: `en-US`. */
  readonly locale?: string | undefined
  /** The time zone of all times, such as `Europe/Berlin`. Default: `UTC`. */
  readonly timeZone?: string | undefined
  /** The name at the top of each page. Default: `Payments`. */
  readonly title?: string | undefined
  readonly clock?: Clock | undefined
}
