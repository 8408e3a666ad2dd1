/** The payer. Everything is optional, and what cannot be used is left out of the request. */
export interface Payer {
  /** Your own id for the payer, at most 64 characters. */
  readonly id?: string | undefined
  readonly email?: string | undefined
  readonly name?: PayerName | undefined
  /** Language and region, e.g. `nl_NL`; `nl-NL` and `nl` are read too. */
  readonly locale?: string | undefined
  readonly ip?: string | undefined
  readonly device?: PayerDevice | undefined
}

/** The name of the payer, in its two parts. */
export interface PayerName {
  readonly first?: string | undefined
  readonly last?: string | undefined
}

/** The payer's device. */
export interface PayerDevice {
  readonly kind: 'desktop_browser' | 'mobile_browser' | 'app'
  readonly system?: 'ios' | 'android' | undefined
  readonly userAgent?: string | undefined
}
