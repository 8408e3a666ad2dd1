// Replaces parts of the page by what the server sends, and says whether the line is up.
const sign = document.querySelector('[data-live]')
let isLeaving = false

function show(text, state) {
  if (!sign || sign.textContent === text) return
  sign.textContent = text
  sign.dataset.live = state
}

// What was typed and opened belongs to the person, not to the server; a form may go and come back meanwhile.
const typed = new Map()
const nameOf = (field) => `${field.form?.getAttribute('action')} ${field.name}`

document.addEventListener('input', ({ target }) => typed.set(nameOf(target), target.value))

// A refused form came back with what had been typed: that is the person's too.
for (const field of document.querySelectorAll('input[aria-invalid=true]')) {
  typed.set(nameOf(field), field.value)
}

/** Why a form was refused stays until the person sends a form again. */
function keepRefusal(old, next) {
  for (const refusal of old.querySelectorAll('[data-refusal]:not(:empty)')) {
    next.querySelector(`#${CSS.escape(refusal.id)}:empty`)?.replaceChildren(...refusal.children)
  }
  for (const { id } of old.querySelectorAll('input[aria-invalid=true][id]')) {
    next.querySelector(`#${CSS.escape(id)}`)?.setAttribute('aria-invalid', 'true')
  }
}

function keep(old, next) {
  keepRefusal(old, next)
  for (const field of next.querySelectorAll('input:not([type=hidden])')) {
    const value = typed.get(nameOf(field))
    if (value === undefined) continue
    if (field.type === 'radio') field.checked = field.value === value
    else field.value = value
  }
  for (const { id } of old.querySelectorAll('details[open][id]')) {
    next.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
  }
}

function swap({ id, markup }) {
  const old = document.getElementById(id)
  const template = document.createElement('template')
  template.innerHTML = markup
  const next = template.content.firstElementChild
  if (!old || !next || old.outerHTML === next.outerHTML) return
  const focused = old.contains(document.activeElement) ? document.activeElement.id : ''
  keep(old, next)
  old.replaceWith(next)
  if (focused) document.getElementById(focused)?.focus()
}

// One press is one operation: the server knows that too, this only spares the detour.
document.addEventListener('submit', (event) => {
  if (isLeaving) event.preventDefault()
  isLeaving = true
})
// A browser has few lines to one host: a page that nobody looks at gives its line back.
let events
let again

function listen() {
  if (events || document.hidden) return
  const line = new EventSource(document.body.dataset.events)
  events = line
  line.addEventListener('open', () => show('Live', 'up'))
  line.addEventListener('error', () => {
    show('Reconnecting…', 'down')
    // A browser gives up on a server that answers with an error, as one that is starting does.
    if (line === events && line.readyState === EventSource.CLOSED) again = setTimeout(restart, 1000)
  })
  line.addEventListener('fragments', ({ data }) => {
    show('Live', 'up')
    if (!isLeaving) JSON.parse(data).forEach(swap)
  })
}

function rest() {
  clearTimeout(again)
  events?.close()
  events = undefined
}

function restart() {
  rest()
  listen()
}

document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()))
addEventListener('pagehide', rest)
addEventListener('pageshow', () => {
  isLeaving = false
  listen()
})
listen()
