import type { Formats } from '../format/formats.ts'
import { PRODUCTS, type Product } from '../products/products.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { pictureOf } from './pictures.ts'

/** The shop window. */
export function shopPage(context: PageContext): Html {
  const body = html`
<div class="hero">
  <h1>Few things, well made</h1>
  <p class="lead">Buy something, and break the payment. The shop shows what it knows, what it does not know,
  and how it finds out.</p>
</div>
<ul class="products">${PRODUCTS.map((product) => card(product, context.shop.formats))}</ul>`
  return layout(context, { title: 'Shop', body, at: 'shop' })
}

function card({ id, name, line, price }: Product, formats: Formats): Html {
  return html`<li class="card product">
  ${pictureOf(id)}
  <div class="inside">
    <h2><a href="/products/${id}">${name}</a></h2>
    <p class="faint">${line}</p>
    <p class="price">${formats.money(price)}</p>
  </div>
</li>`
}
