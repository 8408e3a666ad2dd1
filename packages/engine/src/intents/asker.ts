/** The person behind a call. */
export interface Asker {
  /**
   * Who of your staff asks for it, 1 to 1000 characters; stored and shown, never sent. Called again with the same id,
   * the first one stays. Erasing keeps it: never put a payer here.
   */
  readonly who?: string | undefined
}
