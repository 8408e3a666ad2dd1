import { troublesAt } from '../simulation/troubles.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'

interface TroubleChoice {
  /** Which form on the page. */
  readonly form: string
  /** The engine's name of the provider that the call goes to. */
  readonly name: string
  readonly isOpen?: boolean
}

/** Lets a visitor choose what goes wrong with the call that a form makes; empty outside simulations. */
export function troubleChoice(
  { simulation, shop }: PageContext,
  { form, name, isOpen = false }: TroubleChoice,
): Html | undefined {
  if (!simulation) return undefined
  const provider = shop.providers.get(name)?.provider ?? name
  return html`<details class="trouble" id="trouble-${form}" ${isOpen ? html`open` : ''}>
  <summary>What should go wrong?</summary>
  <fieldset>
    <legend class="faint">Choose what goes wrong with the request that this button sends.</legend>
    ${troublesAt(provider).map(
      ({ id, label, text }) => html`<label class="choice">
      <input type="radio" name="trouble" value="${id}" ${id === 'none' ? html`checked` : ''}>
      <span><strong>${label}</strong><span class="faint">${text}</span></span>
    </label>`,
    )}
  </fieldset>
</details>`
}
