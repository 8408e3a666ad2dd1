/** What a person reads on a page: a line for each block, without markup. */
export function pageText(html: string): string {
  const body = html.replace(/^[\s\S]*<main/, '<main').replace(/<\/main>[\s\S]*$/, '')
  const lines = body
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /<(?:br|\/?(?:p|h\d|li|dt|dd|div|section|form|summary|legend|label|tr|table|button|ol|ul|dl|details|fieldset))\b[^>]*>/g,
      '\n',
    )
    .replaceAll(/<[^>]*>/g, '')
    .split('\n')
  return lines
    .map((line) => unescaped(line).replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
