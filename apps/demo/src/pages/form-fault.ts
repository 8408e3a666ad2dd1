/** What is wrong with a form that came in, and what had been typed. */
export interface FormFault {
  /** The reference of the payment that the form is about. */
  readonly payment: string
  readonly form: 'refund' | 'cancel' | 'pay'
  readonly message: string
  readonly typed?: string
}
