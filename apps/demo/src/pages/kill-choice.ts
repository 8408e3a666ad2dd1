import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'

interface KillChoice {
  /** Which form on the page. */
  readonly form: string
  /** What its button does. */
  readonly deed: string
}

/**
 * Lets a visitor send a form and kill the shop in the middle of it; empty where they may not. It comes after the
 * form's own button, which the Enter key presses.
 */
export function killChoice(context: PageContext, { form, deed }: KillChoice): Html | undefined {
  if (!context.killer) return undefined
  return html`<details class="trouble" id="kill-${form}">
  <summary>Kill the shop in the middle?</summary>
  <div>${killButton(context, { deed, does: 'applied the request' })}</div>
</details>`
}

/** @param does What the provider has done when the process is killed. */
export function killButton(
  { killer, csrfToken }: PageContext,
  { deed, does }: { readonly deed: string; readonly does: string },
): Html | undefined {
  if (!killer) return undefined
  return html`<p class="faint small">Stop the shop as a crash would: its process is killed after the provider has ${does}
      and before the shop knows. Then start the shop again and watch this order.</p>
    <button name="kill" value="${csrfToken}">${deed}, and kill the shop in the middle</button>`
}
