/** What is wrong with a submitted form, and what was typed. */
export interface FormIssue {
  /** The reference of the payment that the form is about. */
  readonly payment: string
  readonly form: 'refund' | 'cancel' | 'pay'
  readonly message: string
  readonly typed?: string
}
