import { Hono } from 'hono'
import { createOrderReference } from '../orders/create-order-reference.ts'
import type { PageContext } from '../pages/context.ts'
import { productPage } from '../pages/product-page.ts'
import { shopPage } from '../pages/shop-page.ts'
import { findProduct } from '../products/products.ts'

/** The shop window and the products. */
export function shopRoutes(context: PageContext): Hono {
  const app = new Hono()
  app.get('/', (c) => c.html(shopPage(context)))
  app.get('/products/:id', (c) => {
    const product = findProduct(c.req.param('id'))
    if (!product) return c.notFound()
    return c.html(productPage(context, { product, order: createOrderReference() }))
  })
  return app
}
