/** How one part is. */
export interface PartCheck {
  /** `warned` asks a person to see to something; `not_known`: the database could not be read. */
  readonly state: 'ok' | 'warned' | 'failed' | 'not_known'
  /** What there is to see to, in words. */
  readonly warnings: readonly string[]
}

/** A part with nothing to see to, or with what there is. */
export function partOf(warnings: readonly string[]): PartCheck {
  return { state: warnings.length > 0 ? 'warned' : 'ok', warnings }
}
