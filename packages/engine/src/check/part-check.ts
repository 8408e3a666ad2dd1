/** How one part is; `warned` asks a person to see to something. */
export interface PartCheck {
  readonly state: 'ok' | 'warned' | 'failed'
  /** What there is to see to, in words. */
  readonly warnings: readonly string[]
}
