import { h } from '../dom.js'
import { checkMessage, keepMessage } from '../lib/contact.js'
import { button, emptyState } from '../ui/controls.js'
import { kept } from '../ui/kept.js'

/** Makes the contact form of the page work. Messages are kept in the browser until the form is connected to a server. */
export function contactForm(form, { successText = 'Thank you. We will get back to you soon.' }) {
  const messages = kept(
    'messages',
    (stored) => stored,
    () => {},
  )
  form.prepend(messages.error)
  form.noValidate = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const message = { topic: '', ...Object.fromEntries(new FormData(form)) }
    const problems = checkMessage(message)
    for (const control of form.querySelectorAll('input, textarea'))
      show(control, problems[control.name])
    form.querySelector('[aria-invalid]')?.focus()
    if (Object.keys(problems).length > 0) return
    if (messages.change((stored) => keepMessage(stored, message, new Date()))) thank()
  })

  function thank() {
    const again = button('Write another message', {
      onclick: () => {
        thanks.replaceWith(form)
        form.reset()
      },
    })
    const thanks = h('div', { role: 'status' }, emptyState(successText, null, 'check', again))
    form.replaceWith(thanks)
  }
}

function show(control, problem) {
  const place = document.getElementById(`${control.id}-error`)
  place.textContent = problem ?? ''
  place.hidden = !problem
  if (problem) control.setAttribute('aria-invalid', 'true')
  else control.removeAttribute('aria-invalid')
}
