import type { ActionName } from '../audit/audit.ts'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import { addressOf, type Visit } from '../site/site.ts'

/** A form that was refused: what was typed stays. */
export interface Draft {
  readonly action: ActionName
  /** What it is done to. */
  readonly subject: string
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  readonly message: string
}

interface ActionForm {
  readonly action: ActionName
  readonly path: `/${string}`
  /** What it is done to: its token is good for nothing else. */
  readonly subject: string
  readonly draft?: Draft | undefined
  readonly fields?: Html | undefined
  readonly button: string
  readonly tone?: 'plain' | 'danger'
}

/** A form of the console: an id that names what it asks for, and a token for exactly that. */
export function actionForm({ site, person }: Visit, form: ActionForm): Html {
  const { action, path, subject, draft, fields, button, tone = 'plain' } = form
  const { id, token } = site.forms.issue({ person: person.name, action, subject }, draft?.id)
  return html`<form method="post" action="${addressOf(site, path)}" class="action">
  <input type="hidden" name="subject" value="${subject}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="token" value="${token}">
  ${draft && html`<p class="issue" role="alert" id="issue-${action}">${marked(draft.message)}</p>`}
  ${fields}
  <button type="submit" class="${tone}">${button}</button>
</form>`
}
