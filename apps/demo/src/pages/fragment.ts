import type { Html } from './html.ts'

/** A part of a page that is replaced separately when it changes: one element with this id. */
export interface Fragment {
  readonly id: string
  readonly markup: Html
}
