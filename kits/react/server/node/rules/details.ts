import type { SignIn } from '../model.ts'
import { ADMIN } from '../model.ts'
import { member, type Json, type JsonObject } from '../parsing.ts'
import { invalid } from '../problem.ts'
import { isPlain, isWhole } from '../text.ts'

const MAX_NAME_CHARS = 100
const MAX_EMAIL_CHARS = 254
const MIN_PASSWORD_CHARS = 8
export const MAX_PASSWORD_CHARS = 200
const MAX_PICTURE_CHARS = 2_000_000

export function nameOf(body: JsonObject): string {
  const name = textOf(body, 'name').trim()
  if (name === '' || name.length > MAX_NAME_CHARS || !isPlain(name))
    throw invalid(`name: 1 to ${MAX_NAME_CHARS} characters.`)
  return name
}

export function emailOf(body: JsonObject): string {
  const email = textOf(body, 'email').trim()
  const isAddress = /^[^@]+@[^@]+$/.test(email) && isPlain(email)
  if (!isAddress || email.length > MAX_EMAIL_CHARS)
    throw invalid(`email: an address with one @, at most ${MAX_EMAIL_CHARS} characters.`)
  return email
}

export function passwordOf(body: JsonObject): string {
  const password = textOf(body, 'password')
  const { length } = password
  if (length < MIN_PASSWORD_CHARS || length > MAX_PASSWORD_CHARS || !isWhole(password))
    throw invalid(`password: ${MIN_PASSWORD_CHARS} to ${MAX_PASSWORD_CHARS} characters.`)
  return password
}

export function pictureOf(body: JsonObject): string | null {
  const picture = member(body, 'picture')
  if (picture === null) return null
  const fits = typeof picture === 'string' && picture.startsWith('data:image/')
  if (!fits || picture.length > MAX_PICTURE_CHARS || !isPlain(picture))
    throw invalid(`picture: an image as data URL, at most ${MAX_PICTURE_CHARS} characters.`)
  return picture
}

export function activeOf(body: JsonObject): boolean {
  const active = member(body, 'active')
  if (typeof active !== 'boolean') throw invalid('active: true or false.')
  return active
}

/** Any of the app's. */
export function roleOf(body: JsonObject, { roles }: SignIn): string {
  const role = textOf(body, 'role')
  if (!roles.includes(role)) throw invalid('role: one of the app.')
  return role
}

/** One that people may give themselves; an app without an admin makes its next account the admin, whatever it asks for. */
export function openRoleOf(body: JsonObject, signIn: SignIn, hasAdmin: boolean): string {
  const role = roleOf(body, signIn)
  if (signIn.roles.includes(ADMIN) && !hasAdmin) return ADMIN
  if (role === ADMIN && signIn.roles.length > 1) throw invalid('role: only admins make admins.')
  return role
}

export function textOf(body: JsonObject, name: string): string {
  const value: Json | undefined = member(body, name)
  if (typeof value !== 'string') throw invalid(`${name}: a text.`)
  return value
}
