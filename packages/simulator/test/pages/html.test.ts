import { expect, it } from 'vitest'
import { html } from '../../src/pages/html.ts'
import { page } from '../../src/pages/page.ts'

it('escapes everything that is not markup itself', () => {
  const evil = `<script>alert("x" & 'y')</script>`
  const { markup } = html`<p title="${evil}">${evil}</p>`
  expect(markup).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;">&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;</p>',
  )
})

it('takes markup, lists of markup, numbers and nothing', () => {
  const items = [1, 2].map((count) => html`<li>${count}</li>`)
  expect(html`<ul>${items}</ul>${false}${undefined}`.markup).toBe('<ul><li>1</li><li>2</li></ul>')
})

it('says on every page that no money moves', async () => {
  const response = page({ title: 'A & B', provider: 'Mollie', body: html`<h1>Hello</h1>` })
  const text = await response.text()
  expect(text).toContain('This is a simulator of Mollie. No money moves.')
  expect(text).toContain('<title>A &amp; B</title>')
  expect(text).toContain('<html lang="en">')
})
