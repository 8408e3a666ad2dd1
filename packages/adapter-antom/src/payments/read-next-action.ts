import type { NextAction } from '@paystate/core'
import { readText } from '../wire/lenient.ts'
import { parseRecord } from '../wire/parse-json.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { isRecord } from '../wire/record.ts'
import { asWord } from '../wire/word.ts'

/**
 * What the payer has to do, as far as the answer names it.
 *
 * `normalUrl` comes before `redirectActionForm`, which repeats it and may name an older page.
 */
export function readNextAction(reply: PaymentReply): NextAction | undefined {
  const { normalUrl, applinkUrl, schemeUrl } = reply
  if (normalUrl !== undefined) return { type: 'redirect', method: 'GET', url: normalUrl }
  const reported = readForm(reply) ?? readOrderCode(reply)
  const url = applinkUrl ?? schemeUrl
  return reported ?? (url === undefined ? undefined : { type: 'app_link', url })
}

function readForm({ redirectActionForm: form }: PaymentReply): NextAction | undefined {
  const url = form?.redirectUrl
  if (!form || url === undefined) return undefined
  switch (asWord(form.method ?? 'GET')) {
    case 'GET':
      return { type: 'redirect', method: 'GET', url }
    case 'POST':
      return { type: 'redirect', method: 'POST', url, fields: readFields(form.parameters) }
    case 'SCAN':
      return { type: 'qr_code', value: url, format: 'text' }
    default:
      return undefined
  }
}

/** Fields of a form, as an object, as JSON text, or as a query. */
function readFields(parameters: unknown): Readonly<Record<string, string>> {
  const text = readText(parameters) ?? ''
  const record = isRecord(parameters) ? parameters : parseRecord(text)
  if (!record) return Object.fromEntries(new URLSearchParams(text))
  const entries = Object.entries(record).map(([name, value]) => [name, readText(value) ?? ''])
  return Object.fromEntries(entries)
}

function readOrderCode({ orderCodeForm: form }: PaymentReply): NextAction | undefined {
  const codes = form?.codeDetails.items ?? []
  const code = codes.find(({ displayType }) => displayType === 'TEXT') ?? codes[0]
  if (code?.codeValue === undefined) return undefined
  const format = code.displayType === 'TEXT' ? 'text' : 'image_url'
  const expiresAt = form?.expireTime
  return {
    type: 'qr_code',
    value: code.codeValue,
    format,
    ...(expiresAt !== undefined && { expiresAt }),
  }
}
