import type { Instant } from '../time/instant.ts'

/** What the payer has to do next. */
export type NextAction =
  | {
      readonly type: 'redirect'
      readonly method: 'GET' | 'POST'
      /** Byte for byte as the provider sent it: do not pass it through a URL parser. */
      readonly url: string
      /** Form fields of a POST. */
      readonly fields?: Readonly<Record<string, string>>
      readonly expiresAt?: Instant
    }
  | {
      readonly type: 'qr_code'
      /** What to encode, or the address of a picture, as `format` says. */
      readonly value: string
      readonly format: 'text' | 'image_url'
      readonly expiresAt?: Instant
    }
  | { readonly type: 'app_link'; readonly url: string; readonly expiresAt?: Instant }
  | {
      /** The payer has to prove who they are on your own page, e.g. with a code that they were sent. */
      readonly type: 'challenge'
      /** The provider's name of it, e.g. `SMS_OTP`. What the payer gives is sent by the provider's own call. */
      readonly challenge: string
      /** What to show beside it, such as a masked phone number. */
      readonly shown?: string
      readonly expiresAt?: Instant
    }
  | {
      readonly type: 'transfer'
      readonly bankName?: string
      readonly bankAccount?: string
      readonly bankIdentifier?: string
      /** What the payer writes on the transfer. */
      readonly transferReference?: string
      readonly expiresAt?: Instant
    }
