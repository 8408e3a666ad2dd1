import { Refusal } from '../refusals/refusal.ts'

/** A request's body, read but not yet checked. */
export type Body = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads JSON, or a form with names such as `amount[value]`; no body reads as no parameters. */
export function readBody(text: string, contentType: string): Body {
  if (text.trim() === '') return {}
  if (contentType.includes('application/x-www-form-urlencoded')) return readForm(text)
  if (contentType !== '' && !contentType.includes('json')) {
    throw new Refusal(415, 'The media type of the request body is not supported')
  }
  const body = parseJson(text)
  if (!isObject(body)) throw new Refusal(400, 'The request body must be a JSON object')
  return body
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'The request body contains invalid JSON')
  }
}

function readForm(text: string): Body {
  const body = new Map<string, unknown>()
  for (const [name, value] of new URLSearchParams(text)) {
    const [, outer = name, inner] = /^([^[]+)\[([^\]]*)\]/.exec(name) ?? []
    if (inner === undefined) body.set(outer, value)
    else if (inner === '') body.set(outer, [...listIn(body.get(outer)), value])
    else body.set(outer, { ...objectIn(body.get(outer)), [inner]: value })
  }
  return Object.fromEntries(body)
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const objectIn = (value: unknown) => (isObject(value) ? value : {})
