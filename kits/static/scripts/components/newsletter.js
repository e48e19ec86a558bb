import {
  subscribe,
  subscribeProblem,
  readSubscribers,
  NEWSLETTER_KEY,
} from '../lib/site/newsletter.js'
import { kept } from '../ui/kept.js'

/** Takes email addresses. They are kept in the browser until the form is connected to a server. */
export function newsletter(form, { successText = 'Thank you for subscribing.' }) {
  const subscribers = kept(
    NEWSLETTER_KEY,
    (stored) => stored,
    () => {},
  )
  const control = form.elements.email
  const problem = document.getElementById(`${control.id}-error`)
  const thanks = form.querySelector('[role=status]')
  form.append(subscribers.error)
  form.noValidate = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const found = subscribeProblem(readSubscribers(subscribers.read()), control.value)
    problem.textContent = found ?? ''
    problem.hidden = !found
    thanks.textContent = ''
    control.setAttribute('aria-invalid', String(found !== null))
    if (found) return control.focus()
    if (!subscribers.change((stored) => subscribe(stored, control.value, new Date()))) return
    thanks.textContent = successText
    form.reset()
  })
}
