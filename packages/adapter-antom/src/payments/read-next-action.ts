import { isRecord, storableText } from '@paystate/adapter-kit'
import type { NextAction } from '@paystate/core'
import { asWord, readText } from '../wire/lenient.ts'
import { parseRecord } from '../wire/parse-json.ts'
import type { PaymentReply } from '../wire/payment.ts'

/** What the payer must do, as far as the response says: the action that suits most payers. */
export function readNextAction(reply: PaymentReply): NextAction | undefined {
  return readNextActions(reply)[0]
}

/** `normalUrl` comes before `redirectActionForm`, which repeats it and may name an older page. */
export function readNextActions(reply: PaymentReply): readonly NextAction[] {
  const { normalUrl, applinkUrl, schemeUrl, redirectActionForm: form } = reply
  const actions = [
    normalUrl === undefined ? undefined : toPage(normalUrl),
    form?.redirectUrl === normalUrl ? undefined : readForm(reply),
    ...readOrderCodes(reply),
    toApp(applinkUrl),
    toApp(schemeUrl),
    readChallenge(reply),
  ]
  return actions.filter((action) => action !== undefined)
}

function toPage(url: string): NextAction {
  return { type: 'redirect', method: 'GET', url }
}

function toApp(url: string | undefined): NextAction | undefined {
  return url === undefined ? undefined : { type: 'app_link', url }
}

function readForm({ redirectActionForm: form }: PaymentReply): NextAction | undefined {
  const url = form?.redirectUrl
  if (!form || url === undefined) return undefined
  switch (asWord(form.method ?? 'GET')) {
    case 'GET':
      return toPage(url)
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
  const fields = record ? Object.entries(record) : [...new URLSearchParams(text)]
  return Object.fromEntries(
    fields.map(([name, value]) => [storableText(name), storableText(readText(value) ?? '')]),
  )
}

/** The text of a code is preferred: an image of it can have any size. */
function readOrderCodes({ orderCodeForm: form }: PaymentReply): readonly NextAction[] {
  const codes = form?.codeDetails.items ?? []
  const isText = ({ displayType }: (typeof codes)[number]) => displayType === 'TEXT'
  const ordered = [...codes.filter(isText), ...codes.filter((code) => !isText(code))]
  return ordered.flatMap(({ codeValue: value, displayType }) => {
    if (value === undefined) return []
    const expiresAt = form?.expireTime
    const format = displayType === 'TEXT' ? ('text' as const) : ('image_url' as const)
    return [{ type: 'qr_code' as const, value, format, ...(expiresAt && { expiresAt }) }]
  })
}

function readChallenge({ challengeActionForm: form }: PaymentReply): NextAction | undefined {
  const challenge = form?.challengeType
  const shown = form?.challengeRenderValue
  if (challenge === undefined) return undefined
  return { type: 'challenge', challenge, ...(shown !== undefined && { shown }) }
}
