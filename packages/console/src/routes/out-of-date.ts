/** For a form that this console did not make for this person and this subject. */
export const OUT_OF_DATE = {
  title: 'This form is out of date',
  text: 'Nothing was done. The form was made for somebody else, or before the console was restarted. Open the page again, and use the form there.',
}
