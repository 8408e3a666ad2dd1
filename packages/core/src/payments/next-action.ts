import type { Instant } from '../time/instant.ts'

/** What the payer must do next. */
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
      /** The payer must authenticate on your own page, e.g. with a code that they were sent. */
      readonly type: 'challenge'
      /** The provider's name for it, e.g. `SMS_OTP`. Send the payer's input with the provider's own call. */
      readonly challenge: string
      /** What to show with it, such as a masked phone number. */
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
