/** Something the adapter relies on that no available page of Mollie confirms. */
export interface Assumption {
  /** The code that relies on it is marked `Assumed: name`. */
  readonly name: string
  /** What is assumed, as a sentence. */
  readonly what: string
  /** What happens if it is wrong, as a sentence. */
  readonly ifWrong: string
}

/** Everything that is assumed of Mollie. Anybody who can ask Mollie, or test it, can settle a row. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    name: 'key_scope',
    what: 'An idempotency key is bound to the API key or token that it was sent with; its scope is not published.',
    ifWrong: 'A repeat is only sent with the credential of the first attempt, so nothing changes.',
  },
  {
    name: 'refusals_forgotten',
    what: 'A refusal is not remembered under its idempotency key, so the same reference may be sent again after one.',
    ifWrong: 'A repeat gets the stored refusal until the hour is over; nothing is applied twice.',
  },
  {
    name: 'immediate_result',
    what: 'The response to a recurring charge by card already has its result: paid, authorized or failed.',
    ifWrong: 'It is read like any other status; an earlier one is followed by a webhook or a read.',
  },
  {
    name: 'key_refusals',
    what: '400 to a write may mean that its key was used for another request, and 409 that the first one is still being processed; neither text is published.',
    ifWrong: 'Neither proves anything: a repeat or a lookup decides.',
  },
  {
    name: 'named_fields',
    what: 'A refusal for the metadata, or for an amount below the minimum, names that field.',
    ifWrong: 'It reads as a refusal without a field, which proves as much and explains less.',
  },
  {
    name: 'retry_after',
    what: '429 comes with Retry-After in seconds.',
    ifWrong: 'A date is read too, and anything else counts as one second.',
  },
  {
    name: 'authorized_cancel',
    what: 'Canceling an authorized payment is refused with 422, so it is released instead.',
    ifWrong: 'An accepted cancel counts as accepted; a read shows its effect.',
  },
  {
    name: 'late_refund_cancel',
    what: 'Canceling a refund that is being sent is refused with 422; only 404 is documented.',
    ifWrong: 'With 404 nothing was canceled either, and the error says what it may mean.',
  },
  {
    name: 'canceled_refund_unlisted',
    what: 'A canceled refund is missing from the refunds of its payment, just as reading it returns 404.',
    ifWrong: 'Where it is shown as canceled, that counts at once.',
  },
  {
    name: 'embedded_whole',
    what: 'A payment comes with all of its refunds, captures and chargebacks, however many there are.',
    ifWrong: 'Where they do not add up to the total next to them, none is considered absent.',
  },
  {
    name: 'refund_total',
    what: 'amountRefunded includes a refund from some moment between accepting and sending it.',
    ifWrong:
      'The refunds themselves are summed; a total that no such moment explains is an anomaly.',
  },
  {
    name: 'token_mode',
    what: 'With an access token, the mode of a cancel, a release, a capture and a refund is read from the body, and that of canceling a refund from the query.',
    ifWrong: 'The other mode does not know the payment: the call is refused and nothing happens.',
  },
  {
    name: 'token_lists',
    what: 'With an access token, the lists of refunds and chargebacks take the profile like the list of payments.',
    ifWrong: 'The list is refused with an error; nothing is omitted silently.',
  },
  {
    name: 'deductions',
    what: 'The amounts of discount, store credit and gift card lines, including their VAT, are negative.',
    ifWrong: 'The payment is refused, and the lines are named.',
  },
  {
    name: 'due_day',
    what: 'The due date of a bank transfer is the day of expiresAt in Europe/Amsterdam.',
    ifWrong: 'The transfer ends a day earlier or later; its expiry is read from the response.',
  },
  {
    name: 'qr_picture',
    what: 'The image of a QR code is reported by its URL, either https: or data:.',
    ifWrong: 'Without a URL the payer is sent to the checkout page.',
  },
  {
    name: 'webhook_http',
    what: 'A webhook URL may be http in test and live mode.',
    ifWrong: 'The payment is refused, and the URL is named.',
  },
  {
    name: 'only_200',
    what: 'A success status other than 200 does not end the redelivery of a webhook.',
    ifWrong: 'Nothing: messages are acknowledged with 200.',
  },
  {
    name: 'event_form',
    what: 'A signed message is JSON in the form that the official clients read, whatever its content type.',
    ifWrong: 'It is refused after its signature was checked; the classic webhook still arrives.',
  },
  {
    name: 'secret_length',
    what: 'The secret of a webhook subscription has at least 16 characters.',
    ifWrong: 'The configuration is refused at startup, and the secret is named by its position.',
  },
]
