import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'

/** What a form does. Its token is good for nothing else. */
export interface FormPurpose {
  /** The name of the person that the form was shown to. */
  readonly person: string
  /** Such as `refund`. */
  readonly action: string
  /** What it is done to, such as the id of a payment. */
  readonly subject: string
}

/** The hidden fields of a form. */
export interface FormFields {
  /** Names what the form asks for: however often it is sent, it is done once. */
  readonly id: string
  readonly token: string
}

/** Makes and checks the hidden fields that show that a form was shown to the person who sends it. */
export interface FormTokens {
  issue(purpose: FormPurpose, id?: string): FormFields
  isValid(purpose: FormPurpose, fields: FormFields): boolean
}

export function createFormTokens(secret: string | undefined): FormTokens {
  const key = secret ?? randomBytes(32)
  const sign = ({ person, action, subject }: FormPurpose, id: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([person, action, subject, id]))
      .digest()
  return {
    issue: (purpose, id = randomUUID()) => ({ id, token: sign(purpose, id).toString('base64url') }),
    isValid(purpose, { id, token }) {
      const given = Buffer.from(token, 'base64url')
      const right = sign(purpose, id)
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
