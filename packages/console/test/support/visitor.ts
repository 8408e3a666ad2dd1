import type { Console } from '../../src/index.ts'

/** A page as it was sent. */
export interface SentPage {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** What a person reads. */
  readonly text: string
}

/** Somebody with a browser, whose forms send what they show. */
export interface Visitor {
  get(path: string): Promise<SentPage>
  /** Fills in the form of an action on a page, and sends it. */
  submit(page: SentPage, options: Submission): Promise<SentPage>
  post(
    path: string,
    options: { fields: Record<string, string>; headers?: Record<string, string> },
  ): Promise<SentPage>
}

export interface Submission {
  /** The end of the form's address, such as `payment/refund`. */
  readonly action: string
  readonly fill?: Record<string, string>
  /** Which of several forms of an action: one whose fields contain this. */
  readonly about?: string
}

const ORIGIN = 'http://127.0.0.1:3000'

export function createVisitor(console: Console, basePath = '/console'): Visitor {
  const visit = async (path: string, init?: RequestInit): Promise<SentPage> => {
    const address = new URL(path, ORIGIN)
    const response = await console(new Request(address, init))
    const location = response.headers.get('location')
    if (response.status === 303 && location) return visit(location)
    const html = await response.text()
    return { status: response.status, headers: response.headers, html, text: textOf(html) }
  }
  const post: Visitor['post'] = (path, { fields, headers = { 'sec-fetch-site': 'same-origin' } }) =>
    visit(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  return {
    get: (path) => visit(`${basePath}${path}`),
    post: (path, options) => post(`${basePath}${path}`, options),
    async submit(page, { action, fill = {}, about = '' }) {
      const form = formsOf(page.html).find(
        (one) => one.address.endsWith(action) && Object.values(one.fields).join().includes(about),
      )
      if (!form) throw new Error(`The page has no form for ${action}`)
      return post(form.address, { fields: { ...form.fields, ...fill } })
    },
  }
}

/** The forms of a page, with what their fields hold. */
export function formsOf(
  html: string,
): readonly { address: string; fields: Record<string, string> }[] {
  return [...html.matchAll(/<form method="post" action="([^"]*)"[\s\S]*?<\/form>/g)].map(
    ([form, address = '']) => ({ address: unescaped(address), fields: fieldsOf(form) }),
  )
}

function fieldsOf(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => input)
  const sent = inputs.filter(
    (input) => !/type="(?:checkbox|radio)"/.test(input) || /\bchecked\b/.test(input),
  )
  return Object.fromEntries(
    sent.map((input) => [attributeOf(input, 'name'), unescaped(attributeOf(input, 'value'))]),
  )
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function textOf(html: string): string {
  const body = html.replace(/^[\s\S]*<main/, '<main')
  return unescaped(body.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
