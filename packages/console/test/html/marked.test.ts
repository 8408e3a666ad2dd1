import { expect, it } from 'vitest'
import { marked } from '../../src/html/marked.ts'

it.each([
  ['Call `start()`, or `work()`.', 'Call <code>start()</code>, or <code>work()</code>.'],
  ['`<b>` & more', '<code>&lt;b&gt;</code> &amp; more'],
  ['one ` alone', 'one ` alone'],
  ['none', 'none'],
])('shows %j as %j', (text, shown) => {
  expect(String(marked(text))).toBe(shown)
})
