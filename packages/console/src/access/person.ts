/** Who uses the console. */
export interface Person {
  /** Shown on each page, and written into the audit log and into verdicts. */
  readonly name: string
  /** `read`: sees everything, and changes nothing. Default: `act`. */
  readonly may?: 'act' | 'read' | undefined
}

/**
 * Says who sends a request, from your own session.
 *
 * Return a `Response`, such as a redirect to your login, to send it instead of a page; return `undefined` to refuse.
 */
export type Authorize = (
  request: Request,
) => Person | Response | undefined | Promise<Person | Response | undefined>
