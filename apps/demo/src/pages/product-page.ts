import type { Product } from '../products/products.ts'
import { providerName } from '../providers/provider-name.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { killButton } from './kill-choice.ts'
import { layout } from './layout.ts'
import { pictureOf } from './pictures.ts'
import { troubleChoice } from './trouble-choice.ts'

/**
 * One product and the button that buys it.
 *
 * @param order The order that the button places: pressing it twice places the same order.
 */
export function productPage(
  context: PageContext,
  { product, order }: { product: Product; order: string },
): Html {
  const name = context.shop.switch.nameFor(product.price.currency)
  const price = context.shop.formats.money(product.price)
  const provider = providerName(context.shop.providers.get(name)?.provider ?? name)
  const body = html`
<div class="split">
  <div class="card">${pictureOf(product.id)}
    <div class="inside"><h1>${product.name}</h1><p class="faint">${product.line}</p></div>
  </div>
  <form class="card inside" method="post" action="/orders">
    <input type="hidden" name="order" value="${order}">
    <input type="hidden" name="product" value="${product.id}">
    <h2>Your order</h2>
    <dl class="sum"><dt>${product.name}</dt><dd>${price}</dd>
      <dt>Delivery</dt><dd>free</dd><dt>Total</dt><dd class="total">${price}</dd></dl>
    ${captureChoice()}
    ${troubleChoice(context, { form: 'buy', name, isOpen: true })}
    <button class="first">Pay ${price} with ${provider}</button>
    ${killButton(context, { deed: 'Pay', does: 'created the payment' })}
  </form>
</div>`
  return layout(context, { title: product.name, body, at: 'shop' })
}

function captureChoice(): Html {
  return html`<fieldset class="plain">
      <legend>When are you charged?</legend>
      <label class="choice"><input type="radio" name="capture" value="automatic" checked>
        <span><strong>Now</strong><span class="faint">The money is taken when you pay.</span></span></label>
      <label class="choice"><input type="radio" name="capture" value="manual">
        <span><strong>When it ships</strong><span class="faint">The money is reserved; the shop takes it later.</span></span></label>
    </fieldset>`
}
