import { z } from 'zod'
import { amountText, type Money } from '../money/money.ts'
import type { Body } from '../parameters/body.ts'
import { readShape } from '../parameters/read-shape.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { amountsOf, isDeduction, type Line, line } from './line.ts'
import { vatOf } from './vat-of.ts'

/**
 * Checks the lines of a payment and gives them as they were sent. Each total and each VAT amount has
 * to be what its formula says, and the totals have to add up to the payment.
 */
export function readLines(body: Body, payment: Money): unknown {
  const lines = readShape(body, 'lines', z.array(line))
  if (!lines) return undefined
  for (const [index, one] of lines.entries()) checkLine(one, { path: `lines.${index}`, payment })
  if (lines.length > 0) checkSum(lines, payment)
  return body.lines
}

function checkLine(one: Line, { path, payment }: { path: string; payment: Money }): void {
  const { quantity, unitPrice, discountAmount, totalAmount, vatRate, vatAmount } = one
  const { currency } = payment
  const foreign = amountsOf(one).find(([, amount]) => amount.currency !== currency)
  if (foreign) {
    const field = `${path}.${foreign[0]}.currency`
    throw unprocessable(`The ${field} is not the currency of the payment`, field)
  }
  if (isDeduction(one) ? unitPrice.minorUnits >= 0 : unitPrice.minorUnits < 0) {
    const what = isDeduction(one) ? 'must be negative' : 'must not be negative'
    throw unprocessable(`The unit price of a line of this type ${what}`, `${path}.unitPrice`)
  }
  const total = quantity * unitPrice.minorUnits - (discountAmount?.minorUnits ?? 0)
  if (total !== totalAmount.minorUnits) {
    throw isOff('total amount', { expected: total, got: totalAmount, field: `${path}.totalAmount` })
  }
  if (!vatRate || !vatAmount) return
  const vat = vatOf(total, vatRate)
  if (vat !== vatAmount.minorUnits) {
    throw isOff('VAT amount', { expected: vat, got: vatAmount, field: `${path}.vatAmount` })
  }
}

function checkSum(lines: readonly Line[], { currency, minorUnits }: Money): void {
  const sum = lines.reduce((total, { totalAmount }) => total + totalAmount.minorUnits, 0)
  if (sum === minorUnits) return
  const expected = amountText({ currency, minorUnits: sum })
  const got = amountText({ currency, minorUnits })
  throw unprocessable(
    `The amount of the payment does not match the total amount of the lines. Expected ${expected}, got ${got}`,
    'amount',
  )
}

function isOff(
  what: string,
  { expected, got, field }: { expected: number; got: Money; field: string },
) {
  const right = amountText({ currency: got.currency, minorUnits: expected })
  return unprocessable(
    `The line is invalid: its ${what} is off. Expected ${right}, got ${amountText(got)}`,
    field,
  )
}
