/** A page of the shop. Texts may come from anywhere: they are escaped. */
export function page(title: string, content = ''): Response {
  const html = `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title><h1>${escaped(title)}</h1>${content}`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** A form with one button, which sends hidden fields. */
export function form(
  action: string,
  { fields, button }: { fields: Readonly<Record<string, string>>; button: string },
): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  return `<form method="post" action="${escaped(action)}">${inputs.join('')}<button>${escaped(button)}</button></form>`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
