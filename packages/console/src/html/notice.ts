import { type Html, html } from './html.ts'
import { marked } from './marked.ts'

/** What a page has to say at once; a screen reader reads it first. */
export interface Notice {
  readonly tone: 'good' | 'doubt' | 'bad'
  readonly title: string
  readonly text: string
}

export function noticeBox({ tone, title, text }: Notice): Html {
  const role = tone === 'bad' ? 'alert' : 'status'
  return html`<div class="notice ${tone}" role="${role}"><strong>${title}</strong> <span>${marked(text)}</span></div>`
}

/** An empty state: what there is none of, and what that means. */
export function emptyState(title: string, text: Html | string): Html {
  return html`<div class="card empty"><h2>${title}</h2><p>${text}</p></div>`
}
