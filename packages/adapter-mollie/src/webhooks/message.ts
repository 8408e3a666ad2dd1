import type { WebhookHint } from '@paystate/core'

/** What a message turned out to be. */
export type Message =
  | {
      readonly ok: true
      readonly authenticity: 'signed' | 'unsigned'
      readonly hint: WebhookHint
      readonly ageMs?: number
    }
  | { readonly ok: false; readonly status: number; readonly why: string }

/** A message before anybody has looked into it. */
export interface RawMessage {
  readonly url: string
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly text: string
}
